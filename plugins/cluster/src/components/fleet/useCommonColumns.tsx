import { useTranslationRef } from '@backstage/core-plugin-api/alpha';
import {
  ResourceRow,
  StatusColumns,
  tones,
} from '@wheelhouse/backstage-plugin-cluster-common';
import {
  Age,
  ResourceColumn,
  ResourceLink,
  StatusText,
  TableQuery,
  objectTargetOf,
} from '@wheelhouse/backstage-plugin-cluster-react';
import { useMemo } from 'react';
import { useRowNames } from '../../hooks/useRowNames';
import { filterValues } from '../../model/filterValues';
import { clusterTranslationRef } from '../../translation';

/** Columns that several tables have, each named alike everywhere. */
export interface CommonColumns {
  name<TRow extends ResourceRow>(
    kindOf: (row: TRow) => string | undefined,
  ): ResourceColumn<TRow>;
  cluster: ResourceColumn;
  namespace: ResourceColumn;
  status: ResourceColumn<ResourceRow & StatusColumns>;
  age: ResourceColumn;
}

/** The common columns, with the filters that the page's query asks for. */
export function useCommonColumns(query: TableQuery): CommonColumns {
  const { t } = useTranslationRef(clusterTranslationRef);
  const clusters = useRowNames('clusters');
  const askedClusters = query.filters?.cluster;
  return useMemo(
    () => ({
      name: <TRow extends ResourceRow>(
        kindOf: (row: TRow) => string | undefined,
      ): ResourceColumn<TRow> => ({
        id: 'name',
        header: t('column.name'),
        width: 198,
        sortable: true,
        cell: (row: TRow) => {
          const kind = kindOf(row);
          return kind ? (
            <ResourceLink target={objectTargetOf(kind, row)} />
          ) : (
            row.name
          );
        },
      }),
      cluster: {
        id: 'cluster',
        header: t('column.cluster'),
        width: 100,
        sortable: true,
        filterValues: filterValues(clusters, askedClusters),
        cell: row => row.cluster,
      },
      namespace: {
        id: 'namespace',
        header: t('column.namespace'),
        width: 115,
        sortable: true,
        filterable: true,
        cell: row => row.namespace,
      },
      status: {
        id: 'tone',
        header: t('column.status'),
        width: 165,
        sortable: true,
        filterValues: tones
          .slice()
          .reverse()
          .map(value => ({ value, label: t(`tone.${value}`) })),
        cell: row => (
          <StatusText
            tone={row.tone}
            reason={row.reason}
            message={row.message}
          />
        ),
      },
      age: {
        id: 'created',
        header: t('column.age'),
        width: 80,
        align: 'right',
        sortable: true,
        cell: row => <Age seconds={row.created} />,
      },
    }),
    [t, clusters, askedClusters],
  );
}
