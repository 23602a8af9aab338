import { useTranslationRef } from '@backstage/core-plugin-api/alpha';
import Box from '@mui/material/Box';
import Link from '@mui/material/Link';
import { useState } from 'react';
import { clusterReactTranslationRef } from '../../translation';

/** Props of `PairList`. */
export interface PairListProps {
  pairs: Readonly<Record<string, string>> | undefined;
}

const shownAtFirst = 6;

/** Labels or annotations; the first few, and all on demand. */
export function PairList(props: PairListProps) {
  const { pairs = {} } = props;
  const { t } = useTranslationRef(clusterReactTranslationRef);
  const [all, setAll] = useState(false);
  const entries = Object.entries(pairs);
  if (entries.length === 0) {
    return <>{t('object.summary.none')}</>;
  }
  const shown = all ? entries : entries.slice(0, shownAtFirst);
  return (
    <Box sx={{ fontFamily: 'monospace', fontSize: 13, lineHeight: '20px' }}>
      {shown.map(([key, value]) => (
        <Box
          key={key}
          title={value}
          sx={{
            display: '-webkit-box',
            WebkitBoxOrient: 'vertical',
            WebkitLineClamp: all ? 'unset' : '2',
            overflow: 'hidden',
            overflowWrap: 'anywhere',
          }}
        >
          {value === '' ? key : `${key}: ${value}`}
        </Box>
      ))}
      {entries.length > shown.length && (
        <Link
          component="button"
          type="button"
          variant="body2"
          onClick={() => setAll(true)}
        >
          {t('object.summary.more', { number: String(entries.length) })}
        </Link>
      )}
    </Box>
  );
}
