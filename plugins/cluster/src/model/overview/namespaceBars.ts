import { LiveOverview } from './LiveOverview';

/** Namespaces with the most pods, and all others as one. */
export interface NamespaceBars {
  /** Most pods first. */
  top: readonly { name: string; pods: number }[];
  /** Undefined if there are no others. */
  rest?: { namespaces: number; pods: number };
  /** Pods of the largest namespace: the length of a full bar. */
  longest: number;
}

/** What the panel of namespaces draws; undefined where the viewer may see no pods. */
export function namespaceBars(
  row: Pick<
    LiveOverview,
    'podsByNamespace' | 'otherNamespaces' | 'otherPods'
  > = {},
): NamespaceBars | undefined {
  const { podsByNamespace, otherNamespaces = 0, otherPods = 0 } = row;
  if (!podsByNamespace) {
    return undefined;
  }
  const top = Object.entries(podsByNamespace)
    .map(([name, pods]) => ({ name, pods }))
    .sort((a, b) => b.pods - a.pods || (a.name < b.name ? -1 : 1));
  return {
    top,
    rest:
      otherNamespaces > 0
        ? { namespaces: otherNamespaces, pods: otherPods }
        : undefined,
    longest: top[0]?.pods ?? 0,
  };
}
