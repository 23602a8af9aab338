import { useTranslationRef } from '@backstage/core-plugin-api/alpha';
import Box from '@mui/material/Box';
import {
  formatTime,
  StatusText,
} from '@wheelhouse/backstage-plugin-cluster-react';
import { ReactNode } from 'react';
import { clusterMark } from '../../model/overview/clusterMark';
import { LiveOverview } from '../../model/overview/LiveOverview';
import { clusterTranslationRef } from '../../translation';
import { useOverviewSurroundings } from './OverviewContext';

/** Props of `ClusterHeading`. */
export interface ClusterHeadingProps {
  row: LiveOverview;
  /** Below the name. */
  children?: ReactNode;
}

/** Long names differ at their end. */
const twoLines = {
  display: '-webkit-box',
  WebkitBoxOrient: 'vertical',
  WebkitLineClamp: '2',
  overflow: 'hidden',
  overflowWrap: 'anywhere',
  whiteSpace: 'normal',
} as const;

/** The heading of a row: the cluster, and why its numbers may be old. */
export function ClusterHeading(props: ClusterHeadingProps) {
  const { row, children } = props;
  const { t } = useTranslationRef(clusterTranslationRef);
  const { sources } = useOverviewSurroundings();
  if (row.name === '') {
    return (
      <th scope="row">
        {t('overview.allClusters')}
        {children}
      </th>
    );
  }
  const mark = clusterMark(row, sources);
  const state = mark && t(`overview.mark.${mark.state}`);
  const why = [
    mark?.since &&
      t('overview.markWhy', {
        state: state ?? '',
        time: formatTime(mark.since),
      }),
    mark?.reason,
  ].filter(Boolean);
  return (
    <th scope="row" title={row.title}>
      <Box component="span" sx={twoLines}>
        {row.title}
      </Box>
      {mark && (
        <Box sx={{ fontSize: 12, lineHeight: '16px', color: 'text.secondary' }}>
          <StatusText
            tone={mark.tone}
            reason={state ?? ''}
            message={why.length > 0 ? why.join(' ') : undefined}
          />
        </Box>
      )}
      {children}
    </th>
  );
}
