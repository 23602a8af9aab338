import {
  rowKey,
  SourceState,
} from '@wheelhouse/backstage-plugin-cluster-common';
import { useCallback, useState } from 'react';
import { WorkloadNode, WorkloadPlace } from '../../model/WorkloadPlace';
import { PlacePanel } from './PlacePanel';

/** Props of `WorkloadPlaces`. */
export interface WorkloadPlacesProps {
  places: readonly WorkloadPlace[];
  sources: readonly SourceState[];
}

/** With more pods than this, only workloads in trouble show theirs unasked. */
const openPods = 40;

/** A panel per cluster and namespace. */
export function WorkloadPlaces(props: WorkloadPlacesProps) {
  const { places, sources } = props;
  const [chosen, setChosen] = useState<ReadonlyMap<string, boolean>>(new Map());
  const few =
    places
      .flatMap(place => place.workloads)
      .reduce((sum, node) => sum + node.pods.length, 0) <= openPods;
  const isOpen = ({ row, pods }: WorkloadNode) =>
    chosen.get(rowKey(row)) ??
    (few || pods.some(({ tone }) => tone === 'warning' || tone === 'error'));
  const setOpen = useCallback(
    ({ row }: WorkloadNode, open: boolean) =>
      setChosen(before => new Map(before).set(rowKey(row), open)),
    [],
  );
  return (
    <>
      {places.map(place => (
        <PlacePanel
          key={`${place.cluster}/${place.namespace}`}
          place={place}
          sources={sources.filter(
            ({ cluster, state }) =>
              cluster === place.cluster && state === 'stale',
          )}
          isOpen={isOpen}
          onOpenChange={setOpen}
        />
      ))}
    </>
  );
}
