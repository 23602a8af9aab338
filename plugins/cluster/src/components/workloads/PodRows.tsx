import { useTranslationRef } from '@backstage/core-plugin-api/alpha';
import Link from '@mui/material/Link';
import TableCell from '@mui/material/TableCell';
import TableRow from '@mui/material/TableRow';
import { rowKey } from '@wheelhouse/backstage-plugin-cluster-common';
import {
  Age,
  objectTargetOf,
  ResourceLink,
  StatusText,
} from '@wheelhouse/backstage-plugin-cluster-react';
import { Link as RouterLink } from 'react-router-dom';
import { useFleetLinks } from '../../hooks/useFleetLinks';
import { LivePod, LiveWorkload } from '../../model/WorkloadPlace';
import { clusterTranslationRef } from '../../translation';
import { NodeLink } from '../NodeLink';
import { ReadyText } from '../ReadyText';
import { RestartsText } from '../RestartsText';

/** Props of `PodRows`. */
export interface PodRowsProps {
  /** Those that matter most first. */
  pods: readonly LivePod[];
  /** The workload that they belong to, if they do. */
  of?: LiveWorkload;
}

/** With more pods the rest is a link to the table that is made for many. */
const shownPods = 50;

const nameStyle = { pl: 6 } as const;

/** Pods as rows under their workload. */
export function PodRows(props: PodRowsProps) {
  const { pods, of } = props;
  const { t } = useTranslationRef(clusterTranslationRef);
  const links = useFleetLinks();
  const rest = pods.length - shownPods;
  return (
    <>
      {pods.slice(0, shownPods).map(pod => (
        <TableRow key={rowKey(pod)}>
          <TableCell sx={nameStyle}>
            <ResourceLink target={objectTargetOf('pods', pod)} />
          </TableCell>
          <TableCell>
            <StatusText
              tone={pod.tone}
              reason={pod.reason}
              message={pod.message}
            />
          </TableCell>
          <TableCell align="right">
            <ReadyText
              ready={pod.ready}
              desired={pod.containers}
              finished={pod.tone === 'done'}
            />
          </TableCell>
          <TableCell align="right">
            <RestartsText row={pod} />
          </TableCell>
          <TableCell>
            <NodeLink cluster={pod.cluster} node={pod.node} />
          </TableCell>
          <TableCell align="right">
            <Age seconds={pod.created} />
          </TableCell>
        </TableRow>
      ))}
      {pods.length === 0 && (
        <TableRow>
          <TableCell colSpan={6} sx={{ ...nameStyle, color: 'text.secondary' }}>
            {t('workloads.noPods')}
          </TableCell>
        </TableRow>
      )}
      {rest > 0 && (
        <TableRow>
          <TableCell colSpan={6} sx={nameStyle}>
            {t('workloads.morePods', { count: rest })}{' '}
            <Link
              component={RouterLink}
              to={links.pods(
                {
                  cluster: [pods[0].cluster],
                  namespace: [pods[0].namespace],
                },
                of?.name,
              )}
            >
              {t('workloads.openInFleet')}
            </Link>
          </TableCell>
        </TableRow>
      )}
    </>
  );
}
