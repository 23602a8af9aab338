import { styled } from '@mui/material/styles';
import { StatusProps } from './StatusChip';
import { StatusTooltip } from './StatusTooltip';
import { ToneIcon } from './ToneIcon';

const Line = styled('span')(({ theme }) => ({
  display: 'inline-flex',
  alignItems: 'center',
  gap: theme.spacing(0.75),
  maxWidth: '100%',
  minWidth: 0,
  // An inline flex box sits on the baseline, a little too high for its line.
  verticalAlign: 'bottom',
}));

const Reason = styled('span')({
  overflow: 'hidden',
  textOverflow: 'ellipsis',
  whiteSpace: 'nowrap',
});

/** A status as plain text with its icon, for rows of tables. */
export function StatusText(props: StatusProps) {
  const { tone, reason, message } = props;
  return (
    <StatusTooltip message={message}>
      <Line>
        <ToneIcon tone={tone} />
        <Reason>{reason}</Reason>
      </Line>
    </StatusTooltip>
  );
}
