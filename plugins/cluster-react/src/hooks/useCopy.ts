import { useEffect, useState } from 'react';

const shownMs = 2000;

/** Copies a text; `outcome` says for two seconds how that went. */
export function useCopy(text: string): {
  outcome: 'done' | 'failed' | undefined;
  copy: () => Promise<void>;
} {
  const [outcome, setOutcome] = useState<'done' | 'failed'>();

  useEffect(() => {
    if (!outcome) {
      return undefined;
    }
    const timer = setTimeout(() => setOutcome(undefined), shownMs);
    return () => clearTimeout(timer);
  }, [outcome]);

  const copy = async () => {
    try {
      await navigator.clipboard.writeText(text);
      setOutcome('done');
    } catch {
      setOutcome('failed');
    }
  };

  return { outcome, copy };
}
