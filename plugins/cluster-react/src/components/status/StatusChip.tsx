import Box from '@mui/material/Box';
import { alpha, styled, Theme } from '@mui/material/styles';
import { Tone } from '@wheelhouse/backstage-plugin-cluster-common';
import { StatusTooltip } from './StatusTooltip';
import { ToneIcon } from './ToneIcon';
import { toneColor } from './toneColor';

/** What a status says, as rows carry it. */
export interface StatusProps {
  tone: Tone;
  /** One word or short phrase, as kubectl prints it. */
  reason: string;
  /** A sentence that explains the reason; shown in a tooltip. */
  message?: string;
}

const Pill = styled('span', {
  shouldForwardProp: name => name !== 'tone',
})<{ tone: Tone }>(({ theme, tone }: { theme: Theme; tone: Tone }) => ({
  display: 'inline-flex',
  alignItems: 'center',
  gap: theme.spacing(0.75),
  maxWidth: '100%',
  padding: theme.spacing(0.25, 1, 0.25, 0.75),
  borderRadius: theme.spacing(1.5),
  verticalAlign: 'bottom',
  fontFamily: theme.typography.fontFamily,
  fontSize: theme.typography.pxToRem(12),
  lineHeight: theme.typography.pxToRem(18),
  color: theme.palette.text.primary,
  backgroundColor: alpha(
    toneColor(theme, tone),
    theme.palette.mode === 'dark' ? 0.2 : 0.1,
  ),
}));

/** A status as a pill: an icon, the reason in words, and why on hover or focus. */
export function StatusChip(props: StatusProps) {
  const { tone, reason, message } = props;
  return (
    <StatusTooltip message={message}>
      <Pill tone={tone}>
        <ToneIcon tone={tone} />
        <Box
          component="span"
          sx={{
            overflow: 'hidden',
            textOverflow: 'ellipsis',
            whiteSpace: 'nowrap',
          }}
        >
          {reason}
        </Box>
      </Pill>
    </StatusTooltip>
  );
}
