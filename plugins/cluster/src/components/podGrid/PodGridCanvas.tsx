import Box from '@mui/material/Box';
import { useEffect, useId, useMemo, useRef, useState } from 'react';
import {
  GridLayout,
  gridLayout,
  headingHeight,
} from '../../model/podGrid/gridLayout';
import {
  cellRect,
  GridHit,
  GridPlace,
  GridRect,
} from '../../model/podGrid/gridPlace';
import { GridPod } from '../../model/podGrid/GridPod';
import { PodColouringId } from '../../model/podGrid/podColouring';
import { PodGroup } from '../../model/podGrid/PodGroup';
import { GridMark } from './GridMark';
import { PodGridTip } from './PodGridTip';
import { podAt, useGridCursor } from './useGridCursor';
import { useGridPointer } from './useGridPointer';
import { useGridTip } from './useGridTip';
import { usePanelSize } from './usePanelSize';
import { PodGridTexts } from './usePodGridTexts';
import { usePodGridPainter } from './usePodGridPainter';

/** Props of `PodGridCanvas`. */
export interface PodGridCanvasProps {
  groups: readonly PodGroup[];
  colouring: PodColouringId;
  texts: PodGridTexts;
  label: string;
  /** How to go through the grid, and where its twin is. */
  hint: string;
  /** Clusters whose pods are only the last that was known. */
  staleClusters: ReadonlySet<string>;
  onOpen: (pod: GridPod) => void;
  /** Whether somebody is at the grid, so that groups should keep their places. */
  onHold: (isHeld: boolean) => void;
}

/**
 * One cell per pod on one canvas, which is as large as what is in view.
 *
 * To screen readers it is a list box of which only the marked option exists
 * (`aria-activedescendant`): one tab stop, read at every move, and without ten
 * thousand elements.
 */
export function PodGridCanvas(props: PodGridCanvasProps) {
  const { groups, colouring, texts, label, hint } = props;
  const { staleClusters, onOpen, onHold } = props;
  const id = useId();
  const scroller = useRef<HTMLDivElement>(null);
  const content = useRef<HTMLDivElement>(null);
  const mark = useRef<HTMLDivElement>(null);
  const panel = usePanelSize(scroller);
  const layout = useGridLayout(groups, panel.width);
  const [isFocused, setFocused] = useState(false);
  const { canvas, height, repaint } = usePodGridPainter({
    scroller,
    panel,
    layout,
    groups,
    colouring,
    staleClusters,
    nameOf: texts.name,
    format: texts.count,
  });
  const tip = useGridTip();
  const open = (chosen: GridPod) => {
    tip.hide();
    onOpen(chosen);
  };
  const cursor = useGridCursor({
    groups,
    layout,
    onMove: tip.showAtCursor,
    onOpen: open,
  });
  const pointer = useGridPointer({
    content,
    layout,
    onPoint: tip.point,
    onChoose: chosen => {
      cursor.setPlace(chosen);
      const pod = podAt(groups, chosen);
      if (pod) {
        open(pod);
      }
    },
  });
  const isHeld = isFocused || pointer.isInside;
  useEffect(() => onHold(isHeld), [isHeld, onHold]);

  const { place, pod } = cursor;
  const scrollToCursor = isFocused && tip.isAtCursor ? pod?.id : undefined;
  useEffect(() => {
    if (scrollToCursor !== undefined) {
      mark.current?.scrollIntoView?.({ block: 'nearest' });
    }
  }, [scrollToCursor]);

  const shown = shownTip({
    hit: tip.hit,
    place: isFocused && tip.isAtCursor ? place : undefined,
    layout,
  });
  const shownPod = shown?.part === 'cell' ? podAt(groups, shown) : undefined;
  const isStale = (of: GridPod) => staleClusters.has(of.cluster);
  const total = groups.reduce((sum, { pods }) => sum + pods.length, 0);
  return (
    <Box sx={{ minWidth: 0 }}>
      <Box
        ref={scroller}
        role="listbox"
        tabIndex={0}
        aria-label={label}
        aria-describedby={`${id}-hint`}
        aria-activedescendant={pod && `${id}-${pod.id}`}
        onKeyDown={event => {
          if (event.key === 'Escape') {
            tip.hide();
          }
          cursor.onKeyDown(event);
        }}
        onFocus={() => {
          setFocused(true);
          // A press says by itself what it is at.
          if (!pointer.isPressed.current) {
            tip.showAtCursor();
          }
        }}
        onBlur={() => setFocused(false)}
        onScroll={() => {
          tip.point(undefined);
          repaint();
        }}
        {...pointer.handlers}
        sx={{
          overflow: 'auto',
          scrollbarGutter: 'stable',
          maxHeight: 'max(70vh, 320px)',
          cursor: tip.hit?.part === 'cell' ? 'pointer' : 'default',
          outline: 'none',
          '&:focus-visible': {
            outline: ({ palette }) => `2px solid ${palette.primary.main}`,
          },
        }}
      >
        <div
          ref={content}
          style={{ position: 'relative', height: layout.height }}
        >
          <canvas
            ref={canvas}
            aria-hidden
            style={{
              display: 'block',
              position: 'sticky',
              top: 0,
              width: panel.width,
              height,
            }}
          />
          {shown && shownPod && (
            <GridMark aria-hidden rect={rectOf(layout, shown)} isShown />
          )}
          {place && pod && (
            <div role="group" aria-label={texts.group(groups[place.group])}>
              <GridMark
                ref={mark}
                role="option"
                id={`${id}-${pod.id}`}
                aria-selected
                aria-label={texts.pod(pod, isStale(pod))}
                aria-posinset={positionOf(groups, place)}
                aria-setsize={total}
                rect={cellRect(layout, place)}
                isShown={isFocused}
              />
            </div>
          )}
        </div>
      </Box>
      <span id={`${id}-hint`} hidden>
        {hint}
      </span>
      {shown && (
        <PodGridTip
          content={content}
          rect={rectOf(layout, shown)}
          pod={shownPod}
          heading={texts.group(groups[shown.group])}
          staleNote={shownPod && isStale(shownPod) ? texts.stale : undefined}
        />
      )}
    </Box>
  );
}

/** What the tip is about, if it is there: since the pointer moved, cells can have gone. */
function shownTip(options: {
  hit: GridHit | undefined;
  place: GridPlace | undefined;
  layout: GridLayout;
}): GridHit | undefined {
  const { hit, place, layout } = options;
  const at: GridHit | undefined = hit ?? (place && { part: 'cell', ...place });
  const block = at && layout.blocks[at.group];
  const isThere = block && (at.part === 'heading' || at.cell < block.count);
  return isThere ? at : undefined;
}

function rectOf(layout: GridLayout, hit: GridHit): GridRect {
  return hit.part === 'cell'
    ? cellRect(layout, hit)
    : { ...layout.blocks[hit.group], height: headingHeight };
}

function useGridLayout(groups: readonly PodGroup[], width: number) {
  const pitch = useRef<number>();
  const layout = useMemo(
    () =>
      gridLayout({
        counts: groups.map(({ pods }) => pods.length),
        width,
        pitch: pitch.current,
      }),
    [groups, width],
  );
  pitch.current = layout.pitch;
  return layout;
}

function positionOf(groups: readonly PodGroup[], place: GridPlace): number {
  let before = 0;
  for (let group = 0; group < place.group; group += 1) {
    before += groups[group].pods.length;
  }
  return before + place.cell + 1;
}
