import { useTranslationRef } from '@backstage/core-plugin-api/alpha';
import Box from '@mui/material/Box';
import {
  QuotaAmounts,
  Tone,
} from '@wheelhouse/backstage-plugin-cluster-common';
import { ToneIcon } from '@wheelhouse/backstage-plugin-cluster-react';
import { ReactNode } from 'react';
import {
  AmountOf,
  formatAmount,
  formatCount,
  sharedUnit,
} from '../../model/overview/formatAmount';
import { QuotaUse, quotaUse } from '../../model/overview/quotaUse';
import { percentText } from '../../model/overview/share';
import { clusterTranslationRef } from '../../translation';
import { Bar, BarFill } from './Bar';
import { HiddenValue } from './HiddenValue';

/** Props of `QuotaCell`. */
export interface QuotaCellProps {
  amounts: QuotaAmounts | undefined;
  of: AmountOf;
}

/** Used and allowed as text and as a bar, or that there is no limit, or none allowed. */
export function QuotaCell(props: QuotaCellProps) {
  const { amounts, of } = props;
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
                  number: formatAmount(use.used, sharedUnit([use.used], of)),
                })
              : t('overview.quota.forbidden')
          }
        >
          <Bar parts={[{ fill: 'apart', share: 1 }]} />
        </Lines>
      );
    default:
      return <Bounded use={use} of={of} />;
  }
}

function Bounded(props: {
  use: Extract<QuotaUse, { state: 'bounded' }>;
  of: AmountOf;
}) {
  const { use, of } = props;
  const { used, hard, share, tone, namespaces, forbidden } = use;
  const { t } = useTranslationRef(clusterTranslationRef);
  const unit = sharedUnit([used, hard], of);
  const fill: BarFill =
    tone === 'error' || tone === 'warning' ? tone : 'primary';
  const text = t('overview.quota.used', {
    used: formatAmount(used, unit),
    hard: formatAmount(hard, unit),
    unit: t(`overview.unit.${unit}`),
  });
  const where = t('overview.quota.in', { count: namespaces });
  const caption =
    forbidden > 0
      ? `${where}, ${t('overview.quota.forbiddenIn', {
          number: formatCount(forbidden),
        })}`
      : where;
  return (
    <Lines
      text={text.trim()}
      share={percentText(share)}
      tone={tone}
      caption={caption}
    >
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
          gap: 1,
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
          overflow: 'hidden',
          textOverflow: 'ellipsis',
        }}
      >
        {caption}
      </Box>
    </Box>
  );
}
