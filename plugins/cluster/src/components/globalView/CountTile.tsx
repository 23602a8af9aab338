import { useTranslationRef } from '@backstage/core-plugin-api/alpha';
import Box from '@mui/material/Box';
import Link from '@mui/material/Link';
import Paper from '@mui/material/Paper';
import Tooltip from '@mui/material/Tooltip';
import { ReactNode } from 'react';
import { Link as RouterLink } from 'react-router-dom';
import { formatCount } from '../../model/overview/formatAmount';
import { clusterTranslationRef } from '../../translation';
import { HiddenValue } from './HiddenValue';

/** Props of `CountTile`. */
export interface CountTileProps {
  what: 'nodes' | 'namespaces' | 'applications' | 'services' | 'pods';
  /** Undefined where the viewer may not see any. */
  distinct: number | undefined;
  total: number | undefined;
  /** Counts only what the viewer may see of them. */
  partial?: boolean;
  /** Where those are that were counted. */
  to?: string;
  /** Beside the numbers. */
  children?: ReactNode;
}

/** Different names large, and beside them how many there are in total. */
export function CountTile(props: CountTileProps) {
  const { what, distinct, total, partial = false, to, children } = props;
  const { t } = useTranslationRef(clusterTranslationRef);
  return (
    <Paper
      component="article"
      variant="outlined"
      aria-label={t(`overview.count.${what}`)}
      sx={{
        display: 'flex',
        flexWrap: 'wrap',
        alignItems: 'flex-start',
        columnGap: 4,
        rowGap: 1,
        minWidth: 0,
        px: 2,
        py: 1.5,
      }}
    >
      <Box sx={{ minWidth: 0 }}>
        <Box sx={{ fontSize: 13, color: 'text.secondary' }}>
          {t(`overview.count.${what}`)}
        </Box>
        <Box
          sx={{
            fontSize: 28,
            fontWeight: 600,
            lineHeight: '36px',
            fontVariantNumeric: 'tabular-nums',
          }}
        >
          {total === undefined ? (
            <HiddenValue />
          ) : (
            <Distinct
              what={what}
              distinct={distinct ?? total}
              total={total}
              to={to}
            />
          )}
        </Box>
        {total !== undefined && (
          <Box aria-hidden sx={{ fontSize: 13, color: 'text.secondary' }}>
            {t('overview.inTotal', { number: formatCount(total) })}
          </Box>
        )}
        {partial && (
          <Box sx={{ fontSize: 12, color: 'text.secondary' }}>
            {t('overview.partialShort')}
          </Box>
        )}
      </Box>
      {children}
    </Paper>
  );
}

function Distinct(props: {
  what: CountTileProps['what'];
  distinct: number;
  total: number;
  to: string | undefined;
}) {
  const { what, distinct, total, to } = props;
  const { t } = useTranslationRef(clusterTranslationRef);
  const text = formatCount(distinct);
  const label = t('overview.distinctLabel', {
    what: t(`overview.count.${what}`),
    distinct: text,
    total: formatCount(total),
  });
  return (
    <Tooltip title={t(`overview.meaning.${what}`)} describeChild arrow>
      {to === undefined ? (
        <Box component="span" tabIndex={0} role="img" aria-label={label}>
          {text}
        </Box>
      ) : (
        <Link
          component={RouterLink}
          to={to}
          color="inherit"
          underline="hover"
          aria-label={label}
        >
          {text}
        </Link>
      )}
    </Tooltip>
  );
}
