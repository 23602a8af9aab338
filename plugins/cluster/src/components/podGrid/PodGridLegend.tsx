import { useTranslationRef } from '@backstage/core-plugin-api/alpha';
import Box from '@mui/material/Box';
import { PodColouringId, podClasses } from '../../model/podGrid/podColouring';
import { clusterTranslationRef } from '../../translation';
import { CellGlyph } from './CellGlyph';

/** Props of `PodGridLegend`. */
export interface PodGridLegendProps {
  colouring: PodColouringId;
  /** Pods of each class. */
  totals: readonly number[];
  format: (count: number) => string;
}

/** What colours and shapes mean, and how many pods have them; the worst first. */
export function PodGridLegend(props: PodGridLegendProps) {
  const { colouring, totals, format } = props;
  const { t } = useTranslationRef(clusterTranslationRef);
  const entries = podClasses[colouring].map(({ id, tone }, kind) => ({
    id,
    tone,
    total: totals[kind] ?? 0,
  }));
  return (
    <Box
      component="ul"
      aria-label={t('podGrid.legend')}
      sx={{
        display: 'flex',
        flexWrap: 'wrap',
        columnGap: 2,
        rowGap: 0.5,
        m: 0,
        p: 0,
        listStyle: 'none',
      }}
    >
      {entries.reverse().map(({ id, tone, total }) => (
        <Box
          component="li"
          key={id}
          sx={{
            display: 'flex',
            alignItems: 'center',
            gap: 0.75,
            color: total === 0 ? 'text.secondary' : 'text.primary',
          }}
        >
          <CellGlyph tone={tone} />
          <span>{t(`podGrid.class.${id}`)}</span>
          <Box
            component="span"
            sx={{ fontWeight: 600, fontVariantNumeric: 'tabular-nums' }}
          >
            {format(total)}
          </Box>
        </Box>
      ))}
    </Box>
  );
}
