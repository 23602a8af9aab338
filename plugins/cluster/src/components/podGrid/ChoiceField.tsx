import TextField from '@mui/material/TextField';
import { useId } from 'react';

/** Props of `ChoiceField`. */
export interface ChoiceFieldProps<TValue extends string> {
  label: string;
  value: TValue;
  choices: readonly { value: TValue; label: string }[];
  onChange: (value: TValue) => void;
}

/** A choice of one, as the browser draws it: fit for thousands of names. */
export function ChoiceField<TValue extends string>(
  props: ChoiceFieldProps<TValue>,
) {
  const { label, value, choices, onChange } = props;
  const id = useId();
  return (
    <TextField
      id={id}
      select
      size="small"
      label={label}
      value={value}
      onChange={event => {
        const chosen = choices.find(
          choice => choice.value === event.target.value,
        );
        if (chosen) {
          onChange(chosen.value);
        }
      }}
      SelectProps={{ native: true }}
      InputLabelProps={{ shrink: true }}
      sx={{ minWidth: 140, maxWidth: 320 }}
    >
      {choices.map(choice => (
        <option key={choice.value} value={choice.value}>
          {choice.label}
        </option>
      ))}
    </TextField>
  );
}
