import { ResourceKind } from './resourceKinds';

// What means the same for every kind.
const lasting = ['q', 'filter.cluster', 'filter.namespace'];

/** The parameters of the page for another kind: the search and the place stay, all else was about the old one. */
export function paramsOfKind(
  params: URLSearchParams,
  kind: ResourceKind,
): URLSearchParams {
  const next = new URLSearchParams({ kind });
  for (const name of lasting) {
    for (const value of params.getAll(name)) {
      next.append(name, value);
    }
  }
  return next;
}
