const mostKept = 5000;

/** Measures and cuts texts, each once: measuring is what costs on a canvas. */
export class TextFitter {
  private readonly widths = new Map<string, number>();
  private readonly fitted = new Map<string, string>();

  /** Forgets everything, as it must when other fonts have come. */
  clear(): void {
    this.widths.clear();
    this.fitted.clear();
  }

  /** The width of a text in pixels. */
  width(context: CanvasRenderingContext2D, text: string, font: string): number {
    const key = `${font} ${text}`;
    const known = this.widths.get(key);
    if (known !== undefined) {
      return known;
    }
    context.font = font;
    const { width } = context.measureText(text);
    keep(this.widths, key, width);
    return width;
  }

  /** A text, cut with an ellipsis where it is wider than `width` pixels. */
  fit(
    context: CanvasRenderingContext2D,
    what: { text: string; font: string; width: number },
  ): string {
    const { text, font, width } = what;
    const key = `${Math.floor(width)} ${font} ${text}`;
    const known = this.fitted.get(key);
    if (known !== undefined) {
      return known;
    }
    context.font = font;
    const fits = (cut: string) => context.measureText(cut).width <= width;
    const result = fits(text) ? text : longestCut(text, fits);
    keep(this.fitted, key, result);
    return result;
  }
}

function longestCut(text: string, fits: (cut: string) => boolean): string {
  const letters = Array.from(text);
  let low = 0;
  let high = letters.length;
  while (low < high) {
    const middle = Math.ceil((low + high) / 2);
    if (fits(`${letters.slice(0, middle).join('')}…`)) {
      low = middle;
    } else {
      high = middle - 1;
    }
  }
  return `${letters.slice(0, low).join('').trimEnd()}…`;
}

function keep<T>(cache: Map<string, T>, key: string, value: T) {
  if (cache.size >= mostKept) {
    cache.clear();
  }
  cache.set(key, value);
}
