import { useTranslationRef } from '@backstage/core-plugin-api/alpha';
import ChevronRight from '@mui/icons-material/ChevronRight';
import Box from '@mui/material/Box';
import IconButton from '@mui/material/IconButton';
import TableBody from '@mui/material/TableBody';
import TableCell from '@mui/material/TableCell';
import TableRow from '@mui/material/TableRow';
import {
  Age,
  objectTargetOf,
  ResourceLink,
  StatusText,
} from '@wheelhouse/backstage-plugin-cluster-react';
import { useId } from 'react';
import { kindId } from '../../model/kindId';
import { WorkloadNode } from '../../model/WorkloadPlace';
import { clusterTranslationRef } from '../../translation';
import { ImagesText } from '../ImagesText';
import { ReadyText } from '../ReadyText';
import { PodRows } from './PodRows';

/** Props of `WorkloadRows`. */
export interface WorkloadRowsProps {
  node: WorkloadNode;
  /** Whether its pods are shown. */
  open: boolean;
  onOpenChange: (open: boolean) => void;
}

/** A workload as a row, and its pods as rows under it. */
export function WorkloadRows(props: WorkloadRowsProps) {
  const { node, open, onOpenChange } = props;
  const { row, pods } = node;
  const { t } = useTranslationRef(clusterTranslationRef);
  const bodyId = useId();
  const kind = kindId(row.kind);
  return (
    <TableBody id={bodyId}>
      <TableRow>
        <TableCell sx={{ pl: 1 }}>
          <Box sx={{ display: 'flex', alignItems: 'center', gap: 0.5 }}>
            <IconButton
              size="small"
              aria-expanded={open}
              aria-controls={bodyId}
              aria-label={t(open ? 'workloads.collapse' : 'workloads.expand', {
                name: row.name,
              })}
              onClick={() => onOpenChange(!open)}
            >
              <ChevronRight
                fontSize="small"
                sx={{
                  transform: open ? 'rotate(90deg)' : undefined,
                  transition: theme =>
                    theme.transitions.create('transform', { duration: 120 }),
                }}
              />
            </IconButton>
            <Box sx={{ minWidth: 0 }}>
              <Box
                sx={{
                  display: 'flex',
                  alignItems: 'baseline',
                  gap: 1,
                  fontWeight: 600,
                }}
              >
                {kind ? (
                  <ResourceLink target={objectTargetOf(kind, row)} />
                ) : (
                  row.name
                )}
                <Box
                  component="span"
                  sx={{ fontWeight: 400, color: 'text.secondary' }}
                >
                  {row.kind}
                </Box>
              </Box>
              <Box
                sx={{
                  overflow: 'hidden',
                  textOverflow: 'ellipsis',
                  fontSize: 12,
                  color: 'text.secondary',
                }}
              >
                <ImagesText images={row.images} />
              </Box>
            </Box>
          </Box>
        </TableCell>
        <TableCell>
          <StatusText
            tone={row.tone}
            reason={row.reason}
            message={row.message}
          />
        </TableCell>
        <TableCell align="right">
          <ReadyText ready={row.ready} desired={row.desired} />
        </TableCell>
        <TableCell align="right">
          {pods.reduce((sum, pod) => sum + pod.restarts, 0)}
        </TableCell>
        <TableCell />
        <TableCell align="right">
          <Age seconds={row.created} />
        </TableCell>
      </TableRow>
      {open && <PodRows pods={pods} of={row} />}
    </TableBody>
  );
}
