import { useTranslationRef } from '@backstage/core-plugin-api/alpha';
import Box from '@mui/material/Box';
import Typography from '@mui/material/Typography';
import { useTheme } from '@mui/material/styles';
import { Tone } from '@wheelhouse/backstage-plugin-cluster-common';
import { clusterReactTranslationRef } from '../../translation';
import { toneColor } from './toneColor';

/** Props of `PhaseBar`. */
export interface PhaseBarProps {
  /** Pods by `status.phase`. */
  phases: Readonly<Record<string, number>> | undefined;
  /** The text twin below the bar; on by default. */
  showText?: boolean;
}

const known: readonly (readonly [string, Tone])[] = [
  ['Running', 'ok'],
  ['Succeeded', 'done'],
  ['Pending', 'progressing'],
  ['Failed', 'error'],
  ['Unknown', 'unknown'],
];

const counts = new Intl.NumberFormat('en');

/** Pods by phase as a thin stacked bar, and the same in words. */
export function PhaseBar(props: PhaseBarProps) {
  const { phases = {}, showText = true } = props;
  const theme = useTheme();
  const { t } = useTranslationRef(clusterReactTranslationRef);
  const parts = partsOf(phases);
  const text =
    parts.length === 0
      ? t('phases.none')
      : parts
          .map(part => `${counts.format(part.count)} ${part.phase}`)
          .join(', ');
  return (
    <Box sx={{ minWidth: 0 }}>
      <Box
        role="img"
        aria-label={t('phases.label', { text })}
        sx={{
          display: 'flex',
          gap: '2px',
          height: 8,
          borderRadius: 1,
          overflow: 'hidden',
          bgcolor: 'action.hover',
        }}
      >
        {parts.map(part => (
          <Box
            key={part.phase}
            title={`${counts.format(part.count)} ${part.phase}`}
            sx={{
              flexGrow: part.count,
              flexBasis: 0,
              minWidth: 4,
              bgcolor: toneColor(theme, part.tone),
              opacity: part.tone === 'done' ? 0.5 : 1,
            }}
          />
        ))}
      </Box>
      {showText && (
        <Typography
          aria-hidden
          variant="caption"
          component="div"
          sx={{
            mt: 0.5,
            color: 'text.secondary',
            fontVariantNumeric: 'tabular-nums',
          }}
        >
          {text}
        </Typography>
      )}
    </Box>
  );
}

function partsOf(phases: Readonly<Record<string, number>>) {
  const names = known.map(([phase]) => phase);
  const all: { phase: string; tone: Tone; count: number }[] = [];
  for (const [phase, tone] of known) {
    all.push({ phase, tone, count: phases[phase] ?? 0 });
  }
  for (const [phase, count] of Object.entries(phases)) {
    if (!names.includes(phase)) {
      all.push({ phase, tone: 'unknown', count });
    }
  }
  return all.filter(part => part.count > 0);
}
