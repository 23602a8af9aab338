import { useTranslationRef } from '@backstage/core-plugin-api/alpha';
import {
  coreDescriptors,
  timeColumns,
} from '@wheelhouse/backstage-plugin-cluster-common';
import {
  ResourceColumn,
  TableQuery,
} from '@wheelhouse/backstage-plugin-cluster-react';
import { useMemo } from 'react';
import { columnTitle, resourceColumns } from '../../model/resourceColumns';
import { ResourceKind } from '../../model/resourceKinds';
import { resourceMessages } from '../../resourceMessages';
import { clusterTranslationRef } from '../../translation';
import { CommonColumns, useCommonColumns } from '../fleet/useCommonColumns';
import { AnyRow, ResourceCell } from './ResourceCell';

type NamedColumn = keyof typeof resourceMessages.column;

// Columns with few values, by which people look for rows.
const filterable: ReadonlySet<string> = new Set([
  'ingressClass',
  'reason',
  'source',
  'type',
]);

const widths: Readonly<Record<string, number>> = {
  aboutName: 200,
  amounts: 260,
  count: 70,
  fullness: 190,
  message: 300,
  metrics: 170,
  selector: 170,
};

const numbers: ReadonlySet<string> = new Set([
  'available',
  'count',
  'currentHealthy',
  'currentReplicas',
  'desiredHealthy',
  'desiredReplicas',
  'disruptionsAllowed',
  'expectedPods',
  'maxReplicas',
  'minReplicas',
  'ready',
  'updated',
]);

/** The columns of the table of a kind, made from its descriptor. */
export function useResourceColumns(
  kind: ResourceKind,
  query: TableQuery,
): ResourceColumn<AnyRow>[] {
  const { t } = useTranslationRef(clusterTranslationRef);
  const common = useCommonColumns(query);
  return useMemo(() => {
    const descriptor = coreDescriptors.find(({ id }) => id === kind);
    const own = resourceColumns(descriptor ?? { id: kind, columns: [] });
    const isEvents = kind === 'events';
    const ownOf = (id: string) => ({
      header: isNamed(id) ? t(`resources.column.${id}`) : columnTitle(id),
      width: widths[id],
      align:
        numbers.has(id) || timeColumns.has(id) ? ('right' as const) : undefined,
      filterable: filterable.has(id),
    });
    const columnOf = (id: string): ResourceColumn<AnyRow> => ({
      ...(id === 'tone' ? statusOf(common) : ownOf(id)),
      id,
      sortable: true,
      cell: row => <ResourceCell row={row} column={id} />,
    });
    return [
      ...(isEvents ? [] : [common.name<AnyRow>(() => kind)]),
      ...own.map(columnOf),
      common.namespace,
      common.cluster,
      ...(isEvents ? [] : [common.age]),
    ];
  }, [kind, t, common]);
}

function statusOf({ status }: CommonColumns) {
  const { header, width, filterValues } = status;
  return { header, width, filterValues };
}

function isNamed(column: string): column is NamedColumn {
  return Object.hasOwn(resourceMessages.column, column);
}
