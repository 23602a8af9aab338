import { useTranslationRef } from '@backstage/core-plugin-api/alpha';
import { CapacityUse, capacityUse } from '../../model/overview/capacityUse';
import { sharedUnit } from '../../model/overview/formatAmount';
import { LiveOverview, OverviewParts } from '../../model/overview/LiveOverview';
import { sortClusters } from '../../model/overview/sortClusters';
import { clusterTranslationRef } from '../../translation';
import { Bar, BarFill } from './Bar';
import { AmountCell } from './AmountCell';
import { ClusterRows } from './ClusterRows';
import { HeadHint } from './HeadHint';

/** Props of `CapacityTable`. */
export interface CapacityTableProps {
  parts: OverviewParts;
  of: 'cpu' | 'memory';
}

const amounts = [
  'requested',
  'limits',
  'waiting',
  'free',
  'allocatable',
] as const;

/** The columns that say something; the others would be dashes or zeros only. */
function usefulColumns(uses: readonly CapacityUse[]) {
  return amounts.filter(column =>
    uses.some(use =>
      column === 'waiting' ? use.waiting : use[column] !== undefined,
    ),
  );
}

const partFills: Record<CapacityUse['parts'][number]['what'], BarFill> = {
  taken: 'primary',
  free: 'empty',
  tainted: 'apart',
  cordoned: 'apart',
  notReady: 'apart',
};

/** One resource of the nodes of every cluster, in one unit, the fullest first. */
export function CapacityTable(props: CapacityTableProps) {
  const { parts, of } = props;
  const { all, clusters } = parts;
  const { t } = useTranslationRef(clusterTranslationRef);
  const capacityOf = (row: LiveOverview) => capacityUse(row[of]);
  const rows = all ? [all, ...clusters] : clusters;
  const uses = rows.map(capacityOf);
  const columns = usefulColumns(uses);
  const unit = sharedUnit(
    uses.map(use => use.allocatable ?? use.requested ?? 0),
    of,
  );
  const unitText = t(`overview.unit.${unit}`);
  const name = `${t(`overview.capacity.${of}`)}, ${unitText}`;

  function partsOf(row: LiveOverview) {
    return capacityOf(row).parts.map(({ what, share }) => ({
      fill: partFills[what],
      share,
      title: t(`overview.capacity.part.${what}`),
    }));
  }

  return (
    <ClusterRows
      label={`${t('overview.capacity.title')}: ${name}`}
      caption={name}
      firstWidth="22%"
      belowName={row => {
        const pieces = partsOf(row);
        return pieces.length > 0 && <Bar parts={pieces} />;
      }}
      parts={{
        all,
        clusters: sortClusters(clusters, row =>
          Math.floor((capacityOf(row).requestedShare ?? -1) * 100),
        ),
      }}
      columns={columns.map(column => ({
        id: column,
        header: (
          <HeadHint
            text={t(`overview.capacity.${column}`)}
            meaning={t(`overview.capacity.meaning.${column}`)}
          />
        ),
        // Beside its amount it says how much of that stands apart.
        width: column === 'allocatable' ? '21%' : undefined,
        number: true,
        cell: (row: LiveOverview) => (
          <AmountCell
            use={capacityOf(row)}
            column={column}
            unit={unit}
            amounts={row[of]}
          />
        ),
      }))}
    />
  );
}
