import Box from '@mui/material/Box';

/** Props of `ReadyText`. */
export interface ReadyTextProps {
  ready: number;
  /** How many are wanted; left out where there is no such number. */
  desired?: number;
  /** Done as meant: that nothing is ready any more is no news. */
  finished?: boolean;
}

/** `2/3`, and louder when it is not all. */
export function ReadyText(props: ReadyTextProps) {
  const { ready, desired, finished = false } = props;
  const lacking = desired !== undefined && ready < desired && !finished;
  return (
    <Box
      component="span"
      sx={{
        fontVariantNumeric: 'tabular-nums',
        fontWeight: lacking ? 700 : undefined,
      }}
    >
      {desired === undefined ? ready : `${ready}/${desired}`}
    </Box>
  );
}
