import { FeedScope } from '@wheelhouse/backstage-plugin-cluster-common';
import { PodColouringId, podColourings } from './podColouring';
import { PodGroupingId, podGroupings } from './podGroupOf';

/** How the grid is seen. */
export interface PodGridView {
  grouping: PodGroupingId;
  colouring: PodColouringId;
  /** The twin in place of the cells. */
  table: boolean;
  /** What the grid is narrowed to, where it would be too much otherwise. */
  cluster?: string;
  namespace?: string;
}

const standard = { grouping: 'namespace', colouring: 'status' } as const;

/** Reads the view from the parameters of the page; what they do not know is as usual. */
export function readPodGridView(params: URLSearchParams): PodGridView {
  return {
    grouping:
      podGroupings.find(id => id === params.get('grid.by')) ??
      standard.grouping,
    colouring:
      podColourings.find(id => id === params.get('grid.colour')) ??
      standard.colouring,
    table: params.get('grid.as') === 'table',
    cluster: params.get('grid.cluster') || undefined,
    namespace: params.get('grid.namespace') || undefined,
  };
}

/** The parameters with a view in them; all others stay. */
export function writePodGridView(
  params: URLSearchParams,
  view: PodGridView,
): URLSearchParams {
  const { grouping, colouring, table, cluster, namespace } = view;
  const next = new URLSearchParams(params);
  const values = {
    'grid.by': grouping === standard.grouping ? undefined : grouping,
    'grid.colour': colouring === standard.colouring ? undefined : colouring,
    'grid.as': table ? 'table' : undefined,
    'grid.cluster': cluster,
    'grid.namespace': namespace,
  };
  for (const [name, value] of Object.entries(values)) {
    if (value) {
      next.set(name, value);
    } else {
      next.delete(name);
    }
  }
  return next;
}

/** A scope cut to what the grid is narrowed to; it never gets any wider. */
export function narrowedScope(
  scope: FeedScope | undefined,
  view: Pick<PodGridView, 'cluster' | 'namespace'>,
): FeedScope | undefined {
  const { cluster, namespace } = view;
  const clusters = narrowed(scope?.clusters, cluster);
  const namespaces = narrowed(scope?.namespaces, namespace);
  return clusters || namespaces || scope
    ? {
        ...scope,
        ...(clusters && { clusters }),
        ...(namespaces && { namespaces }),
      }
    : undefined;
}

function narrowed(
  names: string[] | undefined,
  chosen: string | undefined,
): string[] | undefined {
  return chosen && (!names || names.includes(chosen)) ? [chosen] : names;
}
