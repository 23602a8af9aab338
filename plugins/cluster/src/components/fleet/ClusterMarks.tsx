import { useTranslationRef } from '@backstage/core-plugin-api/alpha';
import BadgeOutlined from '@mui/icons-material/BadgeOutlined';
import EditOutlined from '@mui/icons-material/EditOutlined';
import LockOutlined from '@mui/icons-material/LockOutlined';
import PersonOutlined from '@mui/icons-material/PersonOutlined';
import Box from '@mui/material/Box';
import Chip from '@mui/material/Chip';
import Tooltip from '@mui/material/Tooltip';
import { ClusterInfo } from '@wheelhouse/backstage-plugin-cluster-common';
import { SandboxMark } from '@wheelhouse/backstage-plugin-cluster-react';
import { ReactElement } from 'react';
import { clusterTranslationRef } from '../../translation';

/** Props of `ClusterMarks`. */
export interface ClusterMarksProps {
  info: ClusterInfo;
}

/** What config says of a cluster: who asks, and whether anything may be changed. */
export function ClusterMarks(props: ClusterMarksProps) {
  const { name, allow, identity, sandbox } = props.info;
  const { t } = useTranslationRef(clusterTranslationRef);
  const groups = allow.includes('*')
    ? t('cluster.writableAll')
    : allow.join(', ');
  return (
    <Box
      sx={{
        display: 'flex',
        flexWrap: 'wrap',
        gap: 1,
        pt: 2,
        borderTop: 1,
        borderColor: 'divider',
        // The host's theme gives chips a margin of their own. The doubled "&"
        // wins whichever style happens to be inserted last.
        '&& > *': { m: 0 },
      }}
    >
      {allow.length === 0 ? (
        <Mark
          icon={<LockOutlined />}
          label={t('cluster.readOnly')}
          why={t('cluster.readOnlyWhy', { name })}
        />
      ) : (
        <Mark
          icon={<EditOutlined />}
          label={t('cluster.writable')}
          why={t('cluster.writableWhat', { groups })}
        />
      )}
      {identity === 'impersonate' ? (
        <Mark
          icon={<PersonOutlined />}
          label={t('cluster.impersonate')}
          why={t('cluster.impersonateWhy')}
        />
      ) : (
        <Mark
          icon={<BadgeOutlined />}
          label={t('cluster.serviceAccount')}
          why={t('cluster.serviceAccountWhy')}
        />
      )}
      {sandbox && <SandboxMark />}
    </Box>
  );
}

function Mark(props: { icon: ReactElement; label: string; why: string }) {
  const { icon, label, why } = props;
  return (
    <Tooltip title={why} describeChild arrow>
      <Chip
        size="small"
        variant="outlined"
        tabIndex={0}
        icon={icon}
        label={label}
      />
    </Tooltip>
  );
}
