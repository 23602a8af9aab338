import {
  LabelSelector,
  RowKey,
} from '@wheelhouse/backstage-plugin-cluster-common';
import { AccessSet, decidingNamespace } from '../access/AccessSet';
import { StoredRow } from '../hub/StoredRow';

/** What one catalog entity runs. */
export interface EntityPart {
  /** All when undefined. */
  clusters?: ReadonlySet<string>;
  /** All when undefined. */
  namespaces?: ReadonlySet<string>;
  /** Must match the labels of the row or of one of its owners. */
  selector: LabelSelector;
}

/** What a view is narrowed to, after entity annotations were resolved. */
export interface ViewScope {
  namespaces?: ReadonlySet<string>;
  /** Each must match the labels of the row or of one of its owners. */
  selectors: readonly LabelSelector[];
  ownerUid?: string;
  ids?: ReadonlySet<RowKey>;
  /** One of them must hold; for a component there is one, for a system one for each of its parts. */
  parts?: readonly EntityPart[];
}

/** Equal for scopes that mean the same. */
export function scopeKey(scope: ViewScope): string {
  const sorted = (names: ReadonlySet<string> | undefined) =>
    names && [...names].sort();
  return JSON.stringify([
    sorted(scope.namespaces),
    scope.selectors.map(({ text }) => text),
    scope.ownerUid,
    sorted(scope.ids),
    scope.parts
      ?.map(({ clusters, namespaces, selector }) =>
        JSON.stringify([sorted(clusters), sorted(namespaces), selector.text]),
      )
      .sort(),
  ]);
}

/** Whether a row belongs into a view: asked for, and allowed to be seen. */
export function isInView(
  stored: StoredRow,
  scope: ViewScope,
  access: AccessSet,
): boolean {
  const namespace = decidingNamespace(stored.kind, stored.row);
  return (
    (scope.ids === undefined || scope.ids.has(stored.key)) &&
    (scope.namespaces === undefined || scope.namespaces.has(namespace)) &&
    (scope.ownerUid === undefined || belongsTo(stored, scope.ownerUid)) &&
    scope.selectors.every(selector => selects(selector, stored)) &&
    (scope.parts === undefined ||
      scope.parts.some(part => isInPart(stored, namespace, part))) &&
    access.allows(stored.row.cluster, stored.kind, namespace)
  );
}

function isInPart(
  stored: StoredRow,
  namespace: string,
  { clusters, namespaces, selector }: EntityPart,
): boolean {
  return (
    (clusters === undefined || clusters.has(stored.row.cluster)) &&
    (namespaces === undefined || namespaces.has(namespace)) &&
    selects(selector, stored)
  );
}

function belongsTo(stored: StoredRow, ownerUid: string): boolean {
  return (
    stored.parentUid === ownerUid ||
    stored.owners.some(owner => owner.uid === ownerUid)
  );
}

function selects(selector: LabelSelector, stored: StoredRow): boolean {
  return (
    selector.matches(stored.labels) ||
    stored.owners.some(owner => selector.matches(owner.labels))
  );
}
