import { FacetsResponse } from '@wheelhouse/backstage-plugin-cluster-common';
import { useEffect, useRef, useState } from 'react';

/** Typing is over when nothing was typed for so long. */
const typingMs = 200;

/** The values that hold a text; the last ones stay while others are on their way. */
export function useFacets(
  search: string,
  onFacets: (search: string) => Promise<FacetsResponse>,
): {
  facets: FacetsResponse | undefined;
  error: string | undefined;
  loading: boolean;
  retry: () => void;
} {
  const [answer, setAnswer] = useState<{
    facets?: FacetsResponse;
    error?: string;
  }>({});
  const [loading, setLoading] = useState(true);
  const [turn, setTurn] = useState(0);
  const ask = useRef(onFacets);
  ask.current = onFacets;

  useEffect(() => {
    let current = true;
    setLoading(true);
    const timer = setTimeout(
      () =>
        ask
          .current(search)
          .then(facets => ({ facets }))
          .catch((error: unknown) => ({
            error: error instanceof Error ? error.message : String(error),
          }))
          .then(next => {
            if (current) {
              setAnswer(next);
              setLoading(false);
            }
          }),
      search ? typingMs : 0,
    );
    return () => {
      current = false;
      clearTimeout(timer);
    };
  }, [search, turn]);

  return {
    facets: answer.facets,
    error: answer.error,
    loading,
    retry: () => setTurn(before => before + 1),
  };
}
