import CheckCircle from '@mui/icons-material/CheckCircle';
import ErrorIcon from '@mui/icons-material/Error';
import HelpOutline from '@mui/icons-material/HelpOutline';
import Pending from '@mui/icons-material/Pending';
import TaskAlt from '@mui/icons-material/TaskAlt';
import WarningRounded from '@mui/icons-material/WarningRounded';
import { useTranslationRef } from '@backstage/core-plugin-api/alpha';
import { useTheme } from '@mui/material/styles';
import { Tone } from '@wheelhouse/backstage-plugin-cluster-common';
import { clusterReactTranslationRef } from '../../translation';
import { toneColor } from './toneColor';

const icons = {
  ok: CheckCircle,
  done: TaskAlt,
  progressing: Pending,
  unknown: HelpOutline,
  warning: WarningRounded,
  error: ErrorIcon,
} as const;

/** Props of `ToneIcon`. */
export interface ToneIconProps {
  tone: Tone;
}

/** The icon of a tone, named for screen readers. Each tone has a shape of its own. */
export function ToneIcon(props: ToneIconProps) {
  const { tone } = props;
  const theme = useTheme();
  const { t } = useTranslationRef(clusterReactTranslationRef);
  const Icon = icons[tone] ?? HelpOutline;
  return (
    <Icon
      role="img"
      aria-hidden={false}
      aria-label={t(`tone.${tone}`)}
      style={{ fontSize: 16, flexShrink: 0, color: toneColor(theme, tone) }}
    />
  );
}
