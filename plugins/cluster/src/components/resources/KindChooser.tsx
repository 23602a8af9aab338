import { useTranslationRef } from '@backstage/core-plugin-api/alpha';
import MenuItem from '@mui/material/MenuItem';
import TextField from '@mui/material/TextField';
import { ResourceKind, resourceKinds } from '../../model/resourceKinds';
import { clusterTranslationRef } from '../../translation';

/** Props of `KindChooser`. */
export interface KindChooserProps {
  /** Undefined while none of them is shown. */
  kind: ResourceKind | undefined;
  onChange: (kind: ResourceKind) => void;
}

/** Chooses which kind the table lists. */
export function KindChooser(props: KindChooserProps) {
  const { kind, onChange } = props;
  const { t } = useTranslationRef(clusterTranslationRef);
  return (
    <TextField
      select
      size="small"
      id="resource-kind"
      label={t('resources.kindLabel')}
      value={kind ?? ''}
      onChange={event => onChange(event.target.value as ResourceKind)}
      sx={{ minWidth: 240, mb: 1.5, mt: 1 }}
    >
      {resourceKinds.map(each => (
        <MenuItem key={each} value={each}>
          {t(`resources.kind.${each}`)}
        </MenuItem>
      ))}
    </TextField>
  );
}
