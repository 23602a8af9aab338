import {
  LabelSelector,
  RowKey,
} from '@wheelhouse/backstage-plugin-cluster-common';
import { AccessSet, decidingNamespace } from '../access/AccessSet';
import { StoredRow } from '../hub/StoredRow';

/** What a view is narrowed to, after entity annotations were resolved. */
export interface ViewScope {
  namespaces?: ReadonlySet<string>;
  /** Each must match the labels of the row or of one of its owners. */
  selectors: readonly LabelSelector[];
  ownerUid?: string;
  ids?: ReadonlySet<RowKey>;
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
    access.allows(stored.row.cluster, stored.kind, namespace)
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
