import { useTheme } from '@mui/material/styles';
import { Tone, tones } from '@wheelhouse/backstage-plugin-cluster-common';
import { RefObject, useEffect, useLayoutEffect, useMemo, useRef } from 'react';
import { GridLayout } from '../../model/podGrid/gridLayout';
import { PodColouringId, podClasses } from '../../model/podGrid/podColouring';
import { PodGroup } from '../../model/podGrid/PodGroup';
import { cellColour } from './cellColour';
import { drawPodGrid } from './drawPodGrid';
import { TextFitter } from './TextFitter';
import { useFrame } from './useFrame';
import { PanelSize } from './usePanelSize';
import { usePixelRatio } from './usePixelRatio';

/** Options of `usePodGridPainter`. */
export interface PodGridPainterOptions {
  /** What scrolls, and holds the canvas at its upper edge. */
  scroller: RefObject<HTMLElement>;
  panel: PanelSize;
  layout: GridLayout;
  groups: readonly PodGroup[];
  colouring: PodColouringId;
  staleClusters: ReadonlySet<string>;
  nameOf: (group: PodGroup) => string;
  format: (count: number) => string;
}

/**
 * Keeps a canvas painted: anew when something that it shows changed, or when
 * `repaint` is called, and at most once per animation frame. Nothing is painted
 * while the canvas is out of view.
 */
export function usePodGridPainter(options: PodGridPainterOptions) {
  const { scroller, panel, layout, groups, colouring } = options;
  const { staleClusters, nameOf, format } = options;
  const canvas = useRef<HTMLCanvasElement>(null);
  const isInView = useRef(true);
  const theme = useTheme();
  const ratio = usePixelRatio();
  const fitter = useMemo(() => new TextFitter(), []);
  const colours = useMemo(
    () =>
      Object.fromEntries(
        tones.map(tone => [tone, cellColour(theme, tone)]),
      ) as Record<Tone, string>,
    [theme],
  );
  const height = Math.min(panel.height, layout.height);

  const repaint = useFrame(() => {
    const { current } = canvas;
    const context = current?.getContext('2d');
    if (!current || !context || !isInView.current) {
      return;
    }
    resize(current, panel.width * ratio, height * ratio);
    drawPodGrid(context, {
      layout,
      groups,
      nameOf,
      tones: podClasses[colouring].map(({ tone }) => tone),
      colours,
      staleClusters,
      heading: {
        fitter,
        format,
        fontFamily: theme.typography.fontFamily ?? 'sans-serif',
        textColour: theme.palette.text.primary,
        quietColour: theme.palette.text.secondary,
        colours,
      },
      top: scroller.current?.scrollTop ?? 0,
      width: panel.width,
      height,
      ratio,
    });
  });

  useLayoutEffect(repaint, [
    repaint,
    panel,
    layout,
    groups,
    colouring,
    staleClusters,
    nameOf,
    format,
    theme,
    ratio,
    height,
  ]);

  useEffect(() => {
    const { current } = canvas;
    if (!current || typeof IntersectionObserver === 'undefined') {
      return undefined;
    }
    const observer = new IntersectionObserver(entries => {
      isInView.current = entries[entries.length - 1].isIntersecting;
      repaint();
    });
    observer.observe(current);
    return () => observer.disconnect();
  }, [repaint]);

  useEffect(() => {
    let isCurrent = true;
    document.fonts?.ready.then(() => {
      if (isCurrent) {
        fitter.clear();
        repaint();
      }
    });
    return () => {
      isCurrent = false;
    };
  }, [fitter, repaint]);

  return { canvas, height, repaint };
}

function resize(canvas: HTMLCanvasElement, width: number, height: number) {
  const [newWidth, newHeight] = [Math.round(width), Math.round(height)];
  // Setting a size empties the canvas, even the same one.
  if (canvas.width !== newWidth || canvas.height !== newHeight) {
    canvas.width = newWidth;
    canvas.height = newHeight;
  }
}
