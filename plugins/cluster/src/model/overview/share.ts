import { Tone } from '@wheelhouse/backstage-plugin-cluster-common';

/** Above this share of what is allowed somebody should look. */
const narrow = 0.9;

/** `part` of `whole` as a share of 1; undefined unless both are known and there is a whole. */
export function shareOf(
  part: number | undefined,
  whole: number | undefined,
): number | undefined {
  return part === undefined || !whole ? undefined : part / whole;
}

/**
 * A share in whole percent. Rounded so that it never says more than is so: what
 * is not full is 99 % at most, what is over is 101 % at least, and a little is
 * `<1 %`, not nothing.
 */
export function percentText(share: number): string {
  if (share > 0 && share < 0.01) {
    return '<1 %';
  }
  const percent = Number((share * 100).toFixed(6));
  return `${share > 1 ? Math.ceil(percent) : Math.floor(percent)} %`;
}

/** Over 90 % is a warning, over 100 % an error; below there is nothing to say. */
export function shareTone(share: number | undefined): Tone | undefined {
  if (share === undefined || share <= narrow) {
    return undefined;
  }
  return share > 1 ? 'error' : 'warning';
}
