import { styled } from '@mui/material/styles';
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

const Frame = styled('label')({
  display: 'flex',
  height: '100%',
  alignItems: 'center',
  justifyContent: 'center',
});

const Input = styled('input')(({ theme }) => ({
  margin: 0,
  width: 16,
  height: 16,
  accentColor: theme.palette.primary.main,
  cursor: 'inherit',
}));

/** The checkbox of a row or of all rows, as wide and high as its cell. */
export function SelectBox(props: SelectBoxProps) {
  const { label, checked, partly, disabled, byOtherKeys, onChange } = props;
  // Before a checkbox takes the focus from the grid, or shift marks text.
  const keepFocus = (event: MouseEvent) =>
    byOtherKeys && event.preventDefault();
  return (
    <Frame
      onMouseDown={keepFocus}
      style={{ cursor: disabled ? 'default' : 'pointer' }}
    >
      <Input
        type="checkbox"
        ref={input => {
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
      />
    </Frame>
  );
}
