import { useTranslationRef } from '@backstage/core-plugin-api/alpha';
import DnsOutlined from '@mui/icons-material/DnsOutlined';
import Box from '@mui/material/Box';
import Typography from '@mui/material/Typography';
import { SourceState } from '@wheelhouse/backstage-plugin-cluster-common';
import {
  ResourceLink,
  SourceStates,
} from '@wheelhouse/backstage-plugin-cluster-react';
import { WorkloadPlace } from '../../model/WorkloadPlace';
import { clusterTranslationRef } from '../../translation';

/** Props of `PlaceHeading`. */
export interface PlaceHeadingProps {
  place: WorkloadPlace;
  sources: readonly SourceState[];
}

/** Where a panel's workloads run, and how many there are. */
export function PlaceHeading(props: PlaceHeadingProps) {
  const { place, sources } = props;
  const { cluster, namespace, workloads, otherPods } = place;
  const { t } = useTranslationRef(clusterTranslationRef);
  const pods = workloads.reduce(
    (sum, node) => sum + node.pods.length,
    otherPods.length,
  );
  return (
    <Box
      sx={{
        display: 'flex',
        flexWrap: 'wrap',
        alignItems: 'center',
        gap: 1,
        px: 2,
        py: 1.5,
        borderBottom: 1,
        borderColor: 'divider',
      }}
    >
      <DnsOutlined fontSize="small" sx={{ color: 'text.secondary' }} />
      <Typography
        variant="subtitle1"
        component="h2"
        sx={{ m: 0, fontSize: 16, fontWeight: 600, lineHeight: 1.4 }}
      >
        {cluster}
        <Box component="span" sx={{ mx: 0.75, color: 'text.secondary' }}>
          /
        </Box>
        <ResourceLink
          target={{ cluster, kind: 'namespaces', name: namespace }}
        />
      </Typography>
      <Box sx={{ flexGrow: 1, color: 'text.secondary', fontSize: 14 }}>
        {t('workloads.count', { count: workloads.length })}
        {' · '}
        {t('workloads.podCount', { count: pods })}
      </Box>
      <SourceStates sources={sources} />
    </Box>
  );
}
