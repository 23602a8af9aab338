import Box from '@mui/material/Box';
import { MouseEvent } from 'react';

/** Props of `SelectBox`. */
export interface SelectBoxProps {
  label: string;
  checked: boolean;
  /** Neither all nor none. */
  partly?: boolean;
  disabled?: boolean;
  /** Left out of the tab order, where other keys lead to it. */
  byOtherKeys?: boolean;
  onChange: (range: boolean) => void;
}

/** The checkbox of a row or of all rows, as wide and high as its cell. */
export function SelectBox(props: SelectBoxProps) {
  const { label, checked, partly, disabled, byOtherKeys, onChange } = props;
  // Before a checkbox takes the focus from the grid, or shift marks text.
  const keepFocus = (event: MouseEvent) =>
    byOtherKeys && event.preventDefault();
  return (
    <Box
      component="label"
      onMouseDown={keepFocus}
      sx={{
        display: 'flex',
        height: '100%',
        alignItems: 'center',
        justifyContent: 'center',
        cursor: disabled ? 'default' : 'pointer',
      }}
    >
      <Box
        component="input"
        type="checkbox"
        ref={(input: HTMLInputElement | null) => {
          if (input) {
            input.indeterminate = partly ?? false;
          }
        }}
        tabIndex={byOtherKeys ? -1 : undefined}
        aria-label={label}
        checked={checked}
        disabled={disabled}
        onChange={event =>
          onChange(
            (event.nativeEvent as Partial<PointerEvent>).shiftKey ?? false,
          )
        }
        sx={{
          m: 0,
          width: 16,
          height: 16,
          accentColor: theme => theme.palette.primary.main,
          cursor: 'inherit',
        }}
      />
    </Box>
  );
}
