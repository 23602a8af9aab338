import { useTranslationRef } from '@backstage/core-plugin-api/alpha';
import Alert from '@mui/material/Alert';
import Box from '@mui/material/Box';
import Button from '@mui/material/Button';
import LinearProgress from '@mui/material/LinearProgress';
import TextField from '@mui/material/TextField';
import Typography from '@mui/material/Typography';
import { FacetsResponse } from '@wheelhouse/backstage-plugin-cluster-common';
import { useEffect, useRef, useState } from 'react';
import { clusterReactTranslationRef } from '../../translation';
import { FacetFilterProps } from './FacetFilter';
import { FacetItem } from './FacetItem';
import { useFacets } from './useFacets';

/** The values of a column with a search field over them. */
export function FacetList(props: FacetFilterProps) {
  const { header, chosen, onChange, onFacets } = props;
  const { t } = useTranslationRef(clusterReactTranslationRef);
  const [search, setSearch] = useState('');
  const field = useRef<HTMLInputElement>(null);
  useEffect(() => field.current?.focus(), []);
  const { facets, error, loading, retry } = useFacets(search, onFacets);
  const items = itemsOf(facets, search === '' ? chosen : []);
  const unnamed = facets ? facets.total - facets.values.length : 0;
  const toggle = (value: string) =>
    onChange(
      chosen.includes(value)
        ? chosen.filter(each => each !== value)
        : [...chosen, value],
    );
  return (
    <>
      <TextField
        size="small"
        fullWidth
        inputRef={field}
        value={search}
        placeholder={t('table.facets.search')}
        onChange={event => setSearch(event.target.value)}
        inputProps={{ 'aria-label': t('table.facets.search') }}
      />
      <Box sx={{ height: 4, my: 0.5 }}>
        {loading && <LinearProgress aria-label={t('loading')} />}
      </Box>
      {error && (
        <Alert
          severity="error"
          action={
            <Button color="inherit" size="small" onClick={retry}>
              {t('table.facets.retry')}
            </Button>
          }
        >
          {t('table.facets.failed', { message: error })}
        </Alert>
      )}
      <Box
        role="group"
        aria-label={header}
        sx={{ maxHeight: 320, overflow: 'auto' }}
      >
        {items.map(({ value, count }) => (
          <FacetItem
            key={value}
            label={value || t('table.anythingElse')}
            count={count}
            checked={chosen.includes(value)}
            onChange={() => toggle(value)}
          />
        ))}
      </Box>
      <Typography
        variant="body2"
        role="status"
        sx={{ color: 'text.secondary', px: 1 }}
      >
        {facets && items.length === 0 && t('table.facets.none')}
        {unnamed > 0 && t('table.facets.more', { count: unnamed })}
      </Typography>
      <Button
        size="small"
        disabled={chosen.length === 0}
        onClick={() => onChange([])}
        sx={{ textTransform: 'none' }}
      >
        {t('table.anyValue')}
      </Button>
    </>
  );
}

/** What is chosen comes first where no row has it any more, so that it can be taken back. */
function itemsOf(
  facets: FacetsResponse | undefined,
  chosen: readonly string[],
): { value: string; count?: number }[] {
  const values = facets?.values ?? [];
  const known = new Set(values.map(({ value }) => value));
  return [
    ...chosen.filter(value => !known.has(value)).map(value => ({ value })),
    ...values,
  ];
}
