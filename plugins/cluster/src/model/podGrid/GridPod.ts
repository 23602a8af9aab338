import {
  PodRow,
  ResourceRow,
} from '@wheelhouse/backstage-plugin-cluster-common';

/** The columns that the grid asks for; nothing else of ten thousand pods travels. */
export const gridPodColumns = [
  'tone',
  'reason',
  'ready',
  'containers',
  'restarts',
  'node',
  'ownerKind',
  'ownerName',
] as const;

/** A pod as far as the grid knows it. */
export type GridPod = ResourceRow &
  Pick<PodRow, (typeof gridPodColumns)[number]>;
