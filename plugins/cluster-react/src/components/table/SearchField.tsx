import { useTranslationRef } from '@backstage/core-plugin-api/alpha';
import Clear from '@mui/icons-material/Clear';
import Search from '@mui/icons-material/Search';
import IconButton from '@mui/material/IconButton';
import InputAdornment from '@mui/material/InputAdornment';
import TextField from '@mui/material/TextField';
import { useEffect, useRef, useState } from 'react';
import { clusterReactTranslationRef } from '../../translation';

/** Props of `SearchField`. */
export interface SearchFieldProps {
  text: string;
  onTextChange: (text: string) => void;
}

/** Typing is over when nothing was typed for so long. */
const typingMs = 200;

/** A search field that speaks up when the typing is over. */
export function SearchField(props: SearchFieldProps) {
  const { text, onTextChange } = props;
  const { t } = useTranslationRef(clusterReactTranslationRef);
  const [typed, setTyped] = useState(text);
  const told = useRef(text);
  const tell = useRef(onTextChange);
  tell.current = onTextChange;

  useEffect(() => {
    // Changed from outside, e.g. by "clear filters" or Back.
    if (text !== told.current) {
      told.current = text;
      setTyped(text);
    }
  }, [text]);

  useEffect(() => {
    if (typed === told.current) {
      return undefined;
    }
    const timer = setTimeout(() => {
      told.current = typed;
      tell.current(typed);
    }, typingMs);
    return () => clearTimeout(timer);
  }, [typed]);

  return (
    <TextField
      size="small"
      type="search"
      value={typed}
      placeholder={t('table.search')}
      onChange={event => setTyped(event.target.value)}
      inputProps={{ 'aria-label': t('table.search') }}
      InputProps={{
        startAdornment: (
          <InputAdornment position="start">
            <Search fontSize="small" />
          </InputAdornment>
        ),
        endAdornment: typed && (
          <InputAdornment position="end">
            <IconButton
              size="small"
              edge="end"
              aria-label={t('table.clearSearch')}
              onClick={() => setTyped('')}
            >
              <Clear fontSize="inherit" />
            </IconButton>
          </InputAdornment>
        ),
      }}
      sx={{
        width: 240,
        // The browser's own cross would be a second one.
        '& input::-webkit-search-cancel-button': { display: 'none' },
        '& input': { py: 0.75, fontSize: 14 },
      }}
    />
  );
}
