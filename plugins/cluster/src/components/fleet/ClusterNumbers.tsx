import { useTranslationRef } from '@backstage/core-plugin-api/alpha';
import Box from '@mui/material/Box';
import Link from '@mui/material/Link';
import { ClusterRow } from '@wheelhouse/backstage-plugin-cluster-common';
import { Link as RouterLink } from 'react-router-dom';
import { useFleetLinks } from '../../hooks/useFleetLinks';
import { isCounted } from '../../model/isCounted';
import { clusterTranslationRef } from '../../translation';
import { Figure } from '../Figure';

/** Props of `ClusterNumbers`. */
export interface ClusterNumbersProps {
  row: ClusterRow;
}

/** How much there is of each kind; every number leads to its table. */
export function ClusterNumbers(props: ClusterNumbersProps) {
  const { row } = props;
  const { name } = row;
  const {
    nodes,
    nodesReady,
    namespaces,
    workloads,
    pods,
  }: Partial<ClusterRow> = isCounted(row) ? row : {};
  const { t } = useTranslationRef(clusterTranslationRef);
  const links = useFleetLinks();
  const here = { cluster: [name] };
  const numbers = [
    {
      label: t('cluster.nodes'),
      text: nodes === undefined ? undefined : `${nodesReady ?? 0}/${nodes}`,
      to: links.nodes(here),
      tone: (nodesReady ?? 0) < (nodes ?? 0) ? ('warning' as const) : undefined,
    },
    {
      label: t('cluster.namespaces'),
      text: namespaces?.toString(),
      to: links.namespaces(here),
    },
    {
      label: t('cluster.workloads'),
      text: workloads?.toString(),
      to: links.workloads(here),
    },
    {
      label: t('cluster.pods'),
      text: pods?.toString(),
      to: links.pods(here),
    },
  ];
  return (
    <Box
      component="dl"
      sx={{
        display: 'grid',
        gridTemplateColumns: 'repeat(4, 1fr)',
        gap: 1,
        m: 0,
      }}
    >
      {numbers.map(({ label, text, to, tone }) => (
        <Figure
          key={label}
          label={label}
          tone={tone}
          value={
            text === undefined ? (
              <span
                title={t(
                  isCounted(row) ? 'cluster.hidden' : 'cluster.notCounted',
                )}
              >
                –
              </span>
            ) : (
              <Link
                component={RouterLink}
                to={to}
                color="inherit"
                underline="hover"
                aria-label={`${label}: ${text}`}
              >
                {text}
              </Link>
            )
          }
        />
      ))}
    </Box>
  );
}
