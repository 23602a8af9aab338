import { useTranslationRef } from '@backstage/core-plugin-api/alpha';
import { useCallback, useSyncExternalStore } from 'react';
import { formatTime } from './formatTime';
import { humanDuration } from '../../model/humanDuration';
import { clusterReactTranslationRef } from '../../translation';
import { secondTicker } from './secondTicker';

/** Props of `Age`. */
export interface AgeProps {
  /** When it began, seconds since the epoch. */
  seconds: number | undefined;
}

/** How long ago something began, as kubectl prints it, always up to date. */
export function Age(props: AgeProps) {
  const { seconds } = props;
  const { t } = useTranslationRef(clusterReactTranslationRef);
  // The text is the snapshot: only ages whose text changed are drawn again.
  const text = useSyncExternalStore(
    secondTicker.subscribe,
    useCallback(
      () =>
        seconds === undefined ? '' : humanDuration(Date.now() / 1000 - seconds),
      [seconds],
    ),
  );
  if (seconds === undefined) {
    return <span>{t('age.none')}</span>;
  }
  const iso = new Date(seconds * 1000).toISOString();
  return (
    <time
      dateTime={iso}
      title={t('age.title', { time: formatTime(iso) })}
      style={{ fontVariantNumeric: 'tabular-nums', whiteSpace: 'nowrap' }}
    >
      {text}
    </time>
  );
}
