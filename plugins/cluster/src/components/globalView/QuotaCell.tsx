import { useTranslationRef } from '@backstage/core-plugin-api/alpha';
import Box from '@mui/material/Box';
import {
  QuotaAmounts,
  Tone,
} from '@wheelhouse/backstage-plugin-cluster-common';
import { ToneIcon } from '@wheelhouse/backstage-plugin-cluster-react';
import { ReactNode } from 'react';
import {
  AmountUnit,
  formatAmount,
  formatCount,
} from '../../model/overview/formatAmount';
import { QuotaUse, quotaUse } from '../../model/overview/quotaUse';
import { percentText } from '../../model/overview/share';
import { clusterTranslationRef } from '../../translation';
import { Bar, BarFill } from './Bar';
import { HiddenValue } from './HiddenValue';

/** Props of `QuotaCell`. */
export interface QuotaCellProps {
  amounts: QuotaAmounts | undefined;
  unit: AmountUnit;
}

/** Used and allowed as text and as a bar, or that there is no limit, or none allowed. */
export function QuotaCell(props: QuotaCellProps) {
  const { amounts, unit } = props;
  const { t } = useTranslationRef(clusterTranslationRef);
  const use = quotaUse(amounts);
  switch (use.state) {
    case 'hidden':
      return <HiddenValue />;
    case 'none':
      return (
        <Lines quiet text={t('overview.quota.none')}>
          <Bar absent parts={[]} />
        </Lines>
      );
    case 'forbidden':
      return (
        <Lines
          quiet={!use.tone}
          tone={use.tone}
          text={
            use.used > 0
              ? t('overview.quota.forbiddenUsed', {
                  number: formatAmount(use.used, unit),
                })
              : t('overview.quota.forbidden')
          }
        >
          <Bar parts={[{ fill: 'apart', share: 1 }]} />
        </Lines>
      );
    default:
      return <Bounded use={use} unit={unit} />;
  }
}

function Bounded(props: {
  use: Extract<QuotaUse, { state: 'bounded' }>;
  unit: AmountUnit;
}) {
  const { use, unit } = props;
  const { used, hard, share, tone, namespaces, forbidden } = use;
  const { t } = useTranslationRef(clusterTranslationRef);
  const fill: BarFill =
    tone === 'error' || tone === 'warning' ? tone : 'primary';
  const text = t('overview.quota.used', {
    used: formatAmount(used, unit),
    hard: formatAmount(hard, unit),
  });
  const where = t('overview.quota.in', {
    count: namespaces,
    number: formatCount(namespaces),
  });
  const caption =
    forbidden > 0
      ? `${where}, ${t('overview.quota.forbiddenIn', {
          number: formatCount(forbidden),
        })}`
      : where;
  return (
    <Lines text={text} share={percentText(share)} tone={tone} caption={caption}>
      <Bar parts={[{ fill, share }]} />
    </Lines>
  );
}

function Lines(props: {
  text: string;
  share?: string;
  tone?: Tone;
  quiet?: boolean;
  caption?: string;
  children: ReactNode;
}) {
  const { text, share, tone, quiet, caption, children } = props;
  return (
    <Box sx={{ py: 0.5 }}>
      <Box
        sx={{
          display: 'flex',
          columnGap: 1,
          fontSize: 13,
          color: quiet ? 'text.secondary' : undefined,
        }}
      >
        <Box
          component="span"
          title={text}
          sx={{
            flexGrow: 1,
            minWidth: 0,
            overflow: 'hidden',
            textOverflow: 'ellipsis',
          }}
        >
          {text}
        </Box>
        <Box
          component="span"
          sx={{
            display: 'inline-flex',
            alignItems: 'center',
            gap: 0.5,
            fontWeight: tone ? 700 : undefined,
          }}
        >
          {tone && <ToneIcon tone={tone} />}
          {share}
        </Box>
      </Box>
      <Box sx={{ my: '2px' }}>{children}</Box>
      <Box
        sx={{
          minHeight: 16,
          fontSize: 12,
          lineHeight: '16px',
          color: 'text.secondary',
          whiteSpace: 'normal',
        }}
      >
        {caption}
      </Box>
    </Box>
  );
}
