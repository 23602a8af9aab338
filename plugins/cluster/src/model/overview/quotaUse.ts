import {
  QuotaAmounts,
  Tone,
} from '@wheelhouse/backstage-plugin-cluster-common';
import { LiveOverview } from './LiveOverview';
import { shareOf, shareTone } from './share';

/** How far a quota is used up; where there is none, that is no 0 %. */
export type QuotaUse =
  | { state: 'hidden' }
  | { state: 'none' }
  | {
      /** All limits are 0. */
      state: 'forbidden';
      used: number;
      tone?: Tone;
    }
  | {
      state: 'bounded';
      used: number;
      hard: number;
      /** `used` of `hard`, 1 is all. */
      share: number;
      tone?: Tone;
      /** Namespaces with such a quota, and those among them whose limit is 0. */
      namespaces: number;
      forbidden: number;
    };

/** What the sums over the binding quotas of some namespaces mean. */
export function quotaUse(amounts: QuotaAmounts | undefined): QuotaUse {
  if (!amounts) {
    return { state: 'hidden' };
  }
  const { used = 0, hard = 0, namespaces = 0, forbidden = 0 } = amounts;
  if (namespaces === 0) {
    return { state: 'none' };
  }
  const share = shareOf(used, hard);
  return share === undefined
    ? { state: 'forbidden', used, tone: used > 0 ? 'error' : undefined }
    : {
        state: 'bounded',
        used,
        hard,
        share,
        tone: shareTone(share),
        namespaces,
        forbidden,
      };
}

/** The fullest of a cluster's quotas in whole percent, -1 without any: the order of clusters. */
export function fullestQuota(row: LiveOverview): number {
  const shares = [row.cpuQuota, row.memoryQuota, row.serviceQuota].map(
    amounts => {
      const use = quotaUse(amounts);
      if (use.state === 'bounded') {
        return use.share;
      }
      return use.state === 'forbidden' && use.used > 0 ? Infinity : -1;
    },
  );
  return Math.max(...shares.map(share => Math.floor(share * 100)));
}
