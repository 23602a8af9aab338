import { useTranslationRef } from '@backstage/core-plugin-api/alpha';
import Box from '@mui/material/Box';
import Tooltip from '@mui/material/Tooltip';
import { CapacityAmounts } from '@wheelhouse/backstage-plugin-cluster-common';
import { ToneIcon } from '@wheelhouse/backstage-plugin-cluster-react';
import { ReactNode } from 'react';
import { CapacityUse } from '../../model/overview/capacityUse';
import { AmountUnit, formatAmount } from '../../model/overview/formatAmount';
import { percentText } from '../../model/overview/share';
import { clusterTranslationRef } from '../../translation';
import { HiddenValue } from './HiddenValue';

/** Props of `AmountCell`. */
export interface AmountCellProps {
  use: CapacityUse;
  /** What `use` was made of. */
  amounts: CapacityAmounts | undefined;
  column: 'requested' | 'limits' | 'waiting' | 'free' | 'allocatable';
  unit: AmountUnit;
}

/** An amount, and below it what share that is or what is apart from it. */
export function AmountCell(props: AmountCellProps) {
  const { use, amounts = {}, column, unit } = props;
  const { t } = useTranslationRef(clusterTranslationRef);
  const amount = use[column];
  if (amount === undefined) {
    return <HiddenValue />;
  }
  const share = {
    requested: use.requestedShare,
    limits: use.limitsShare,
    free: use.freeShare,
    waiting: undefined,
    allocatable: undefined,
  }[column];
  const isOver = column !== 'free' && share !== undefined && share > 1;
  const { tainted = 0, cordoned = 0, notReady = 0 } = amounts;
  return (
    <>
      {formatAmount(amount, unit)}
      {share !== undefined && (
        <Below
          title={isOver ? t('overview.capacity.overcommitted') : undefined}
        >
          {isOver && (
            <ToneIcon tone={column === 'requested' ? 'error' : 'warning'} />
          )}
          {percentText(share)}
        </Below>
      )}
      {column === 'allocatable' && Boolean(use.apart) && (
        <Below
          title={t('overview.capacity.apartMeaning', {
            tainted: formatAmount(tainted, unit),
            cordoned: formatAmount(cordoned, unit),
            notReady: formatAmount(notReady, unit),
          })}
        >
          {t('overview.capacity.apart', {
            number: formatAmount(use.apart ?? 0, unit),
          })}
        </Below>
      )}
    </>
  );
}

function Below(props: { title?: string; children: ReactNode }) {
  const { title, children } = props;
  const line = (
    <Box
      tabIndex={title ? 0 : undefined}
      sx={{
        display: 'flex',
        alignItems: 'center',
        justifyContent: 'flex-end',
        gap: 0.5,
        fontSize: 12,
        lineHeight: '16px',
        color: 'text.secondary',
        whiteSpace: 'normal',
      }}
    >
      {children}
    </Box>
  );
  return title ? (
    <Tooltip title={title} describeChild arrow>
      {line}
    </Tooltip>
  ) : (
    line
  );
}
