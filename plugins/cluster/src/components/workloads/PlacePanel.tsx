import { useTranslationRef } from '@backstage/core-plugin-api/alpha';
import Box from '@mui/material/Box';
import Paper from '@mui/material/Paper';
import Table from '@mui/material/Table';
import TableBody from '@mui/material/TableBody';
import TableCell from '@mui/material/TableCell';
import TableHead from '@mui/material/TableHead';
import TableRow from '@mui/material/TableRow';
import {
  rowKey,
  SourceState,
} from '@wheelhouse/backstage-plugin-cluster-common';
import { WorkloadNode, WorkloadPlace } from '../../model/WorkloadPlace';
import { clusterTranslationRef } from '../../translation';
import { PlaceHeading } from './PlaceHeading';
import { PodRows } from './PodRows';
import { WorkloadRows } from './WorkloadRows';

/** Props of `PlacePanel`. */
export interface PlacePanelProps {
  place: WorkloadPlace;
  /** Sources of the place's cluster that are stale. */
  sources: readonly SourceState[];
  isOpen: (node: WorkloadNode) => boolean;
  onOpenChange: (node: WorkloadNode, open: boolean) => void;
}

const tableStyle = {
  minWidth: 860,
  tableLayout: 'fixed',
  '& th, & td': {
    overflow: 'hidden',
    textOverflow: 'ellipsis',
    whiteSpace: 'nowrap',
    fontVariantNumeric: 'tabular-nums',
    lineHeight: '20px',
    py: 0.75,
  },
  '& tbody + tbody > tr:first-of-type > td': {
    borderTop: 1,
    borderColor: 'divider',
  },
  // Stripes would hide which pods stand under which workload.
  '& tbody > tr:nth-of-type(n)': { bgcolor: 'transparent' },
  '& tbody > tr:nth-of-type(n):hover': { bgcolor: 'action.hover' },
  '& th': {
    fontSize: 12,
    fontWeight: 600,
    textTransform: 'none',
    color: 'text.secondary',
  },
  '& tbody:last-of-type tr:last-of-type td': { borderBottom: 0 },
} as const;

/** What runs in one namespace of one cluster: workloads, with their pods under them. */
export function PlacePanel(props: PlacePanelProps) {
  const { place, sources, isOpen, onOpenChange } = props;
  const { cluster, namespace, workloads, otherPods } = place;
  const { t } = useTranslationRef(clusterTranslationRef);
  const label = t('workloads.groupLabel', { cluster, namespace });
  return (
    <Paper component="section" variant="outlined" aria-label={label}>
      <PlaceHeading place={place} sources={sources} />
      <Box
        // What can be scrolled must be reachable by the keyboard.
        tabIndex={0}
        role="group"
        aria-label={label}
        sx={{ overflowX: 'auto' }}
      >
        <Table size="small" aria-label={label} sx={tableStyle}>
          <TableHead>
            <TableRow>
              <TableCell>{t('column.name')}</TableCell>
              <TableCell sx={{ width: 190 }}>{t('column.status')}</TableCell>
              <TableCell align="right" sx={{ width: 84 }}>
                {t('column.ready')}
              </TableCell>
              <TableCell align="right" sx={{ width: 116 }}>
                {t('column.restarts')}
              </TableCell>
              <TableCell sx={{ width: 140 }}>{t('column.node')}</TableCell>
              <TableCell align="right" sx={{ width: 84 }}>
                {t('column.age')}
              </TableCell>
            </TableRow>
          </TableHead>
          {workloads.map(node => (
            <WorkloadRows
              key={rowKey(node.row)}
              node={node}
              open={isOpen(node)}
              onOpenChange={open => onOpenChange(node, open)}
            />
          ))}
          {otherPods.length > 0 && (
            <TableBody>
              <TableRow>
                <TableCell colSpan={6} sx={{ color: 'text.secondary' }}>
                  {t('workloads.otherPods')}
                </TableCell>
              </TableRow>
              <PodRows pods={otherPods} />
            </TableBody>
          )}
        </Table>
      </Box>
    </Paper>
  );
}
