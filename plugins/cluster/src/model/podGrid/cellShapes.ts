import { Tone } from '@wheelhouse/backstage-plugin-cluster-common';

/** Corners in a square from 0 to 1, x and y in turn. */
export type Polygon = readonly number[];

/** What is missing on each side of a good cell, so that all others stand out. */
export const goodInset = 0.11;

const edge = 0.18;
const cut = 0.16;

/**
 * The shape of each tone, so that colour is never alone: a small square is good,
 * a frame finished, half a square on its way, a dot unknown, a triangle a
 * warning, and a square crossed out an error.
 */
export const cellShapes: Readonly<Record<Tone, readonly Polygon[]>> = {
  ok: [square(goodInset)],
  done: [
    [0, 0, 1, 0, 1, edge, 0, edge],
    [0, 1 - edge, 1, 1 - edge, 1, 1, 0, 1],
    [0, edge, edge, edge, edge, 1 - edge, 0, 1 - edge],
    [1 - edge, edge, 1, edge, 1, 1 - edge, 1 - edge, 1 - edge],
  ],
  progressing: [[0, 0.5, 1, 0.5, 1, 1, 0, 1]],
  unknown: [[0.5, 0.15, 0.85, 0.5, 0.5, 0.85, 0.15, 0.5]],
  warning: [[0.5, 0, 1, 1, 0, 1]],
  error: [
    [cut, 0, 1 - cut, 0, 0.5, 0.5 - cut],
    [1, cut, 1, 1 - cut, 0.5 + cut, 0.5],
    [1 - cut, 1, cut, 1, 0.5, 0.5 + cut],
    [0, 1 - cut, 0, cut, 0.5 - cut, 0.5],
  ],
};

function square(inset: number): Polygon {
  const far = 1 - inset;
  return [inset, inset, far, inset, far, far, inset, far];
}
