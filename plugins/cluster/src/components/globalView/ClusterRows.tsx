import { useTranslationRef } from '@backstage/core-plugin-api/alpha';
import Button from '@mui/material/Button';
import { SourceState } from '@wheelhouse/backstage-plugin-cluster-common';
import { ReactNode, useState } from 'react';
import { clusterMark } from '../../model/overview/clusterMark';
import { LiveOverview, OverviewParts } from '../../model/overview/LiveOverview';
import { unknownReason } from '../../model/overview/unknownReason';
import { clusterTranslationRef } from '../../translation';
import { ClusterHeading } from './ClusterHeading';
import { useOverviewSurroundings } from './OverviewContext';
import { PanelTable } from './PanelTable';
import { UnknownContext } from './UnknownContext';

/** Props of `ClusterRows`. */
export interface ClusterRowsProps {
  /** Names the table. */
  label: string;
  /** Shown above the table, where a panel holds several. */
  caption?: string;
  /** Below the name of a cluster. */
  belowName?: (row: LiveOverview) => ReactNode;
  /** The columns behind the first. */
  columns: readonly {
    id: string;
    header: ReactNode;
    width?: number | string;
    number?: boolean;
    cell: (row: LiveOverview) => ReactNode;
  }[];
  /** All clusters in order, and the sums over them. */
  parts: OverviewParts;
  /** Width of the first column. */
  firstWidth?: number | string;
}

/** With more clusters than this, only so many are shown unasked. */
const unfolded = 8;

function rowClass(row: LiveOverview, sources: readonly SourceState[]) {
  if (row.name === '') {
    return 'sum';
  }
  return clusterMark(row, sources) ? 'old' : undefined;
}

/** A row per cluster behind that of all together, the first few of many. */
export function ClusterRows(props: ClusterRowsProps) {
  const {
    label,
    caption,
    belowName,
    columns,
    parts,
    firstWidth = '24%',
  } = props;
  const { t } = useTranslationRef(clusterTranslationRef);
  const { sources } = useOverviewSurroundings();
  const [open, setOpen] = useState(false);
  const { all, clusters } = parts;
  // One row more is no longer than the button that would show it.
  const isLong = clusters.length > unfolded + 1;
  const shown = open || !isLong ? clusters : clusters.slice(0, unfolded);
  const rows = all && clusters.length > 1 ? [all, ...shown] : shown;
  return (
    <>
      <PanelTable aria-label={label}>
        {caption && <caption>{caption}</caption>}
        <thead>
          <tr>
            <th scope="col" style={{ width: firstWidth }}>
              {t('overview.cluster')}
            </th>
            {columns.map(({ id, header, width, number }) => (
              <th
                key={id}
                scope="col"
                style={{ width }}
                className={number ? 'number' : undefined}
              >
                {header}
              </th>
            ))}
          </tr>
        </thead>
        <tbody>
          {rows.map(row => (
            <UnknownContext.Provider
              key={row.name}
              value={unknownReason(row, sources)}
            >
              <tr className={rowClass(row, sources)}>
                <ClusterHeading row={row}>{belowName?.(row)}</ClusterHeading>
                {columns.map(({ id, number, cell }) => (
                  <td key={id} className={number ? 'number' : undefined}>
                    {cell(row)}
                  </td>
                ))}
              </tr>
            </UnknownContext.Provider>
          ))}
        </tbody>
      </PanelTable>
      {isLong && (
        <Button
          size="small"
          aria-expanded={open}
          onClick={() => setOpen(!open)}
          sx={{ mt: 0.5, ml: -0.5, textTransform: 'none' }}
        >
          {open
            ? t('overview.showFewer')
            : t('overview.showAll', { number: String(clusters.length) })}
        </Button>
      )}
    </>
  );
}
