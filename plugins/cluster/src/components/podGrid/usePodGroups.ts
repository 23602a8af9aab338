import { useEffect, useMemo, useRef, useState } from 'react';
import { GridPod } from '../../model/podGrid/GridPod';
import { PodGroupsOptions } from '../../model/podGrid/GroupChanges';
import { orderGroups } from '../../model/podGrid/orderGroups';
import { PodGroup } from '../../model/podGrid/PodGroup';
import { PodGroups, podGroups } from '../../model/podGrid/PodGroups';

/** Pods in groups, and the groups in order. */
export interface OrderedPodGroups {
  groups: PodGroups;
  ordered: readonly PodGroup[];
}

const settleMilliseconds = 2000;

/**
 * Groups rows, each time starting from what was known before. Groups change
 * places at most every two seconds, and never while `isHeld`.
 */
export function usePodGroups(
  rows: readonly GridPod[],
  options: PodGroupsOptions,
  isHeld: boolean,
): OrderedPodGroups {
  const { grouping, colouring, zones } = options;
  const before = useRef<PodGroups>();
  const groups = useMemo(
    () => podGroups(rows, { grouping, colouring, zones }, before.current),
    [rows, grouping, colouring, zones],
  );
  before.current = groups;

  const turn = useTurn(groups.byKey, isHeld);
  const shown = useRef<{
    turn: number;
    view: string;
    order: readonly PodGroup[];
  }>();
  const ordered = useMemo(() => {
    const view = `${grouping} ${colouring}`;
    const { current } = shown;
    const holds = current?.view === view && current.turn === turn;
    const order = orderGroups(groups.byKey, holds ? current.order : undefined);
    shown.current = { turn, view, order };
    return order;
  }, [groups.byKey, grouping, colouring, turn]);
  return useMemo(() => ({ groups, ordered }), [groups, ordered]);
}

/** A number that changes some time after `subject` did. */
function useTurn(subject: unknown, isHeld: boolean): number {
  const [turn, setTurn] = useState(0);
  const timer = useRef<ReturnType<typeof setTimeout>>();
  useEffect(() => {
    if (!isHeld) {
      timer.current ??= setTimeout(() => {
        timer.current = undefined;
        setTurn(number => number + 1);
      }, settleMilliseconds);
    }
  }, [subject, isHeld]);
  useEffect(() => {
    if (isHeld) {
      clearTimeout(timer.current);
      timer.current = undefined;
    }
  }, [isHeld]);
  useEffect(
    () => () => {
      clearTimeout(timer.current);
      timer.current = undefined;
    },
    [],
  );
  return turn;
}
