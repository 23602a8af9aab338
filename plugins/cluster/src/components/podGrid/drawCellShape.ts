import { Tone } from '@wheelhouse/backstage-plugin-cluster-common';
import { cellShapes } from '../../model/podGrid/cellShapes';

/** Draws the shape of a tone in the colour that is set. */
export function drawCellShape(
  context: CanvasRenderingContext2D,
  cell: { tone: Tone; x: number; y: number; size: number },
): void {
  const { tone, x, y, size } = cell;
  context.beginPath();
  for (const corners of cellShapes[tone]) {
    context.moveTo(x + corners[0] * size, y + corners[1] * size);
    for (let corner = 2; corner < corners.length; corner += 2) {
      context.lineTo(
        x + corners[corner] * size,
        y + corners[corner + 1] * size,
      );
    }
    context.closePath();
  }
  context.fill();
}
