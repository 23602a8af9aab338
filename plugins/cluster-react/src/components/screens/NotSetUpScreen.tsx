import { useTranslationRef } from '@backstage/core-plugin-api/alpha';
import SettingsOutlined from '@mui/icons-material/SettingsOutlined';
import Typography from '@mui/material/Typography';
import { clusterReactTranslationRef } from '../../translation';
import { CodeLine } from './CodeLine';
import { ScreenFrame } from './ScreenFrame';

/** Props of `NotSetUpScreen`. */
export interface NotSetUpScreenProps {
  /** What would be here, e.g. `Workloads`. */
  what: string;
  /** The entity that lacks it, e.g. `component:default/cart`. */
  entity: string;
  /** The lines to add to `catalog-info.yaml`, ready to be copied. */
  lines: string;
}

/** Something has to be declared first: says what, and gives the line to copy. */
export function NotSetUpScreen(props: NotSetUpScreenProps) {
  const { what, entity, lines } = props;
  const { t } = useTranslationRef(clusterReactTranslationRef);
  return (
    <ScreenFrame
      role="status"
      icon={<SettingsOutlined />}
      title={t('notSetUp.title', { what })}
    >
      <Typography variant="body2" sx={{ mb: 2 }}>
        {t('notSetUp.text', { entity })}
      </Typography>
      <CodeLine text={lines} what={t('notSetUp.line')} />
      <Typography variant="body2" sx={{ mt: 2 }}>
        {t('notSetUp.hint')}
      </Typography>
    </ScreenFrame>
  );
}
