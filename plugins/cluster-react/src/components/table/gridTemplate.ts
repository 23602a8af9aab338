/** Heights in pixels: one row, and the header. */
export const rowHeight = 36;
export const headerHeight = 40;

const defaultWidth = 120;

/** The columns of a CSS grid: each at least its width, sharing what is left by it. */
export function gridTemplate(columns: readonly { width?: number }[]): {
  template: string;
  minWidth: number;
} {
  const widths = columns.map(column => column.width ?? defaultWidth);
  return {
    template: widths.map(width => `minmax(${width}px, ${width}fr)`).join(' '),
    minWidth: widths.reduce((sum, width) => sum + width, 0),
  };
}
