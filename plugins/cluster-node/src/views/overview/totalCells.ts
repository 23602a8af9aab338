import {
  OverviewRow,
  ResourceRow,
} from '@wheelhouse/backstage-plugin-cluster-common';

type Row = OverviewRow & ResourceRow;
type Amounts = Readonly<Partial<Record<string, number>>>;

/**
 * The sums over some clusters. What is unknown of one cluster is left out of the
 * sum; of amounts that are compared with each other, a part that one cluster
 * lacks is left out altogether.
 */
export function totalCells(rows: readonly Row[]): Row {
  const numbers = (column: NumberColumn) =>
    sum(known(rows.map(row => row[column])));
  const records = (column: 'podPhases' | 'nodeClasses') =>
    sumOfRecords(known(rows.map(row => row[column])));
  const amounts = (column: AmountColumn) =>
    sumOfCommon(known(rows.map((row): Amounts | undefined => row[column])));
  return {
    cluster: '',
    id: '',
    namespace: '',
    name: '',
    created: 0,
    title: '',
    nodes: numbers('nodes'),
    namespaces: numbers('namespaces'),
    applications: numbers('applications'),
    services: numbers('services'),
    pods: numbers('pods'),
    podPhases: records('podPhases'),
    podsInTrouble: numbers('podsInTrouble'),
    nodeClasses: records('nodeClasses'),
    cpu: amounts('cpu'),
    memory: amounts('memory'),
    cpuQuota: amounts('cpuQuota'),
    memoryQuota: amounts('memoryQuota'),
    serviceQuota: amounts('serviceQuota'),
    quotaNamespaces: numbers('quotaNamespaces'),
    scopedQuotas: numbers('scopedQuotas'),
    partial: rows.some(row => row.partial),
  };
}

type NumberColumn =
  | 'nodes'
  | 'namespaces'
  | 'applications'
  | 'services'
  | 'pods'
  | 'podsInTrouble'
  | 'quotaNamespaces'
  | 'scopedQuotas';

type AmountColumn =
  | 'cpu'
  | 'memory'
  | 'cpuQuota'
  | 'memoryQuota'
  | 'serviceQuota';

function known<T>(values: readonly (T | undefined)[]): T[] {
  return values.filter((value): value is T => value !== undefined);
}

function sum(numbers: readonly number[]): number | undefined {
  return numbers.length > 0
    ? numbers.reduce((total, number) => total + number, 0)
    : undefined;
}

function sumOfRecords(
  records: readonly Readonly<Record<string, number>>[],
): Record<string, number> | undefined {
  if (records.length === 0) {
    return undefined;
  }
  const total: Record<string, number> = {};
  for (const record of records) {
    for (const [key, number] of Object.entries(record)) {
      total[key] = (total[key] ?? 0) + number;
    }
  }
  return total;
}

function sumOfCommon(amounts: readonly Amounts[]): Amounts | undefined {
  if (amounts.length === 0) {
    return undefined;
  }
  return Object.fromEntries(
    Object.keys(amounts[0]).flatMap(part => {
      const numbers = amounts.flatMap(amount => amount[part] ?? []);
      return numbers.length === amounts.length ? [[part, sum(numbers)]] : [];
    }),
  );
}
