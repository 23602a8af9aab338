import Box from '@mui/material/Box';
import Tooltip from '@mui/material/Tooltip';

/** Props of `HeadHint`. */
export interface HeadHintProps {
  /** The head of a column. */
  text: string;
  /** What the column tells, for who points at its head or goes there by key. */
  meaning: string;
}

/** The head of a column, with what it means. */
export function HeadHint(props: HeadHintProps) {
  const { text, meaning } = props;
  return (
    <Tooltip title={meaning} describeChild arrow>
      <Box component="span" tabIndex={0}>
        {text}
      </Box>
    </Tooltip>
  );
}
