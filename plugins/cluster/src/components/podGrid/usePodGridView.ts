import { useCallback, useMemo } from 'react';
import { useSearchParams } from 'react-router-dom';
import {
  PodGridView,
  readPodGridView,
  writePodGridView,
} from '../../model/podGrid/PodGridView';

/** How the grid is seen, kept in the URL so that a view can be shared. */
export function usePodGridView(): [
  PodGridView,
  (change: Partial<PodGridView>) => void,
] {
  const [params, setParams] = useSearchParams();
  const text = params.toString();
  const view = useMemo(
    () => readPodGridView(new URLSearchParams(text)),
    [text],
  );
  const change = useCallback(
    (next: Partial<PodGridView>) =>
      setParams(
        before =>
          writePodGridView(before, { ...readPodGridView(before), ...next }),
        { replace: true },
      ),
    [setParams],
  );
  return [view, change];
}
