/** Heights in pixels: one row, and the header. */
export const rowHeight = 36;
export const headerHeight = 40;

const defaultWidth = 120;
const checkboxWidth = 44;

/** The columns of a CSS grid: each at least its width, sharing what is left by it; before them a place for checkboxes. */
export function gridTemplate(
  columns: readonly { width?: number }[],
  options: { selectable: boolean },
): {
  template: string;
  minWidth: number;
} {
  const widths = columns.map(column => column.width ?? defaultWidth);
  const first = options.selectable ? checkboxWidth : 0;
  return {
    template: [
      ...(first ? [`${first}px`] : []),
      ...widths.map(width => `minmax(${width}px, ${width}fr)`),
    ].join(' '),
    minWidth: widths.reduce((sum, width) => sum + width, first),
  };
}
