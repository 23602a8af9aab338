import { useTranslationRef } from '@backstage/core-plugin-api/alpha';
import ScienceOutlined from '@mui/icons-material/ScienceOutlined';
import Chip from '@mui/material/Chip';
import Tooltip from '@mui/material/Tooltip';
import { clusterReactTranslationRef } from '../translation';

/** Says that what the page shows is the embedded sandbox, not a real cluster. */
export function SandboxMark() {
  const { t } = useTranslationRef(clusterReactTranslationRef);
  return (
    <Tooltip title={t('sandbox.title')} describeChild>
      <Chip
        size="small"
        variant="outlined"
        tabIndex={0}
        icon={<ScienceOutlined />}
        label={t('sandbox.label')}
      />
    </Tooltip>
  );
}
