import { useTranslationRef } from '@backstage/core-plugin-api/alpha';
import LockOutlined from '@mui/icons-material/LockOutlined';
import Typography from '@mui/material/Typography';
import { AccessCheckResponse } from '@wheelhouse/backstage-plugin-cluster-common';
import { clusterReactTranslationRef } from '../../translation';
import { ScreenFrame } from './ScreenFrame';

/** Props of `DeniedScreen`. */
export interface DeniedScreenProps {
  /** The sentence that came with the refusal. */
  reason?: string;
  /** The permission that is missing, e.g. `cluster.resource.read`. */
  permission?: string;
  /** Who refuses; says whom to ask. `permission` unless told. */
  deniedBy?: AccessCheckResponse['deniedBy'];
}

/** The viewer may not see this: says what is missing and whom to ask. */
export function DeniedScreen(props: DeniedScreenProps) {
  const { reason, permission, deniedBy = 'permission' } = props;
  const { t } = useTranslationRef(clusterReactTranslationRef);
  const ask = {
    permission: t('denied.askPermission'),
    kubernetes: t('denied.askKubernetes'),
    config: t('denied.askConfig'),
  }[deniedBy];
  return (
    <ScreenFrame role="alert" icon={<LockOutlined />} title={t('denied.title')}>
      {reason && (
        <Typography variant="body2" sx={{ overflowWrap: 'anywhere' }}>
          {reason}
        </Typography>
      )}
      {permission && (
        <Typography variant="body2">
          {t('denied.permission', { permission })}
        </Typography>
      )}
      <Typography variant="body2">{ask}</Typography>
    </ScreenFrame>
  );
}
