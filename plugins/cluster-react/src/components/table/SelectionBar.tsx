import { useTranslationRef } from '@backstage/core-plugin-api/alpha';
import Box from '@mui/material/Box';
import Button from '@mui/material/Button';
import Paper from '@mui/material/Paper';
import Typography from '@mui/material/Typography';
import { ResourceRow } from '@wheelhouse/backstage-plugin-cluster-common';
import { ReactNode } from 'react';
import { objectTargetOf } from '../../api/ObjectTarget';
import { kubectlGetLines } from '../../model/kubectlGetLines';
import { mostSelected } from '../../model/RowSelection';
import { clusterReactTranslationRef } from '../../translation';
import { CopyTextButton } from './CopyTextButton';
import { RowSelectionControl } from './useRowSelection';

const shownNames = 3;

const plain = { textTransform: 'none', whiteSpace: 'nowrap' } as const;

/** Props of `SelectionBar`. */
export interface SelectionBarProps<TRow extends ResourceRow> {
  selection: RowSelectionControl<TRow>;
  /** The descriptor's id of a row, for kubectl. */
  kindOf?: (row: TRow) => string | undefined;
  onDownload?: () => void;
  actions?: (rows: readonly TRow[]) => ReactNode;
}

/** How many rows are chosen, what can be done with them, and which of them are gone. */
export function SelectionBar<TRow extends ResourceRow>(
  props: SelectionBarProps<TRow>,
) {
  const { selection, kindOf, onDownload, actions } = props;
  const { rows, gone, problem, busy, clear } = selection;
  const { t } = useTranslationRef(clusterReactTranslationRef);
  if (rows.length === 0 && gone.length === 0 && !problem && !busy) {
    return null;
  }
  const targets = rows.flatMap(row => {
    const kind = kindOf?.(row);
    return kind ? [objectTargetOf(kind, row)] : [];
  });
  const goneNames = gone.slice(0, shownNames).map(row => row.name);
  const unnamed = gone.length - goneNames.length;
  return (
    <Paper
      role="region"
      aria-label={t('selection.label')}
      elevation={4}
      sx={{
        position: 'sticky',
        bottom: 8,
        zIndex: 3,
        px: 2,
        py: 1,
        display: 'flex',
        flexWrap: 'wrap',
        alignItems: 'center',
        gap: 1,
      }}
    >
      <Box role="status" sx={{ mr: 1, fontVariantNumeric: 'tabular-nums' }}>
        <Typography variant="body2" component="span" sx={{ fontWeight: 600 }}>
          {busy
            ? t('selection.busy')
            : t('selection.count', { count: rows.length })}
        </Typography>
        {gone.length > 0 && (
          <Typography variant="body2" sx={{ color: 'text.secondary' }}>
            {t('selection.gone', {
              count: gone.length,
              names: goneNames.join(', ') + (unnamed > 0 ? ', …' : ''),
            })}
          </Typography>
        )}
        {problem && (
          <Typography variant="body2" sx={{ color: 'text.secondary' }}>
            {problem.kind === 'tooMany'
              ? t('selection.tooMany', {
                  count: problem.total,
                  most: mostSelected,
                })
              : t('selection.failed', { message: problem.message })}
          </Typography>
        )}
      </Box>
      {rows.length > 0 && (
        <>
          <CopyTextButton text={rows.map(row => row.name).join('\n')}>
            {t('selection.copyNames')}
          </CopyTextButton>
          {targets.length > 0 && (
            <CopyTextButton text={kubectlGetLines(targets)}>
              {t('selection.copyKubectl')}
            </CopyTextButton>
          )}
          {onDownload && (
            <Button size="small" onClick={onDownload} sx={plain}>
              {t('selection.download')}
            </Button>
          )}
          {actions?.(rows)}
        </>
      )}
      <Box sx={{ flexGrow: 1 }} />
      <Button size="small" color="inherit" onClick={clear} sx={plain}>
        {t('selection.clear')}
      </Button>
    </Paper>
  );
}
