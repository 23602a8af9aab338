import Box from '@mui/material/Box';
import { CopyButton } from '../CopyButton';

/** Props of `CodeLine`. */
export interface CodeLineProps {
  text: string;
  /** What it is, for the label of the copy button. */
  what: string;
}

/** A line to copy: code on a quiet background, with its button. */
export function CodeLine(props: CodeLineProps) {
  const { text, what } = props;
  return (
    <Box
      sx={{
        display: 'flex',
        alignItems: 'flex-start',
        gap: 1,
        p: 1,
        pl: 2,
        borderRadius: 1,
        bgcolor: 'action.hover',
        color: 'text.primary',
        textAlign: 'left',
      }}
    >
      <Box
        component="code"
        sx={{
          flexGrow: 1,
          minWidth: 0,
          py: 0.5,
          fontFamily: 'monospace',
          fontSize: 13,
          lineHeight: '20px',
          whiteSpace: 'pre-wrap',
          overflowWrap: 'anywhere',
        }}
      >
        {text}
      </Box>
      <CopyButton text={text} what={what} />
    </Box>
  );
}
