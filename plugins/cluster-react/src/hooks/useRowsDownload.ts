import { useApi } from '@backstage/core-plugin-api';
import {
  NotLiveSource,
  RowsRequest,
} from '@wheelhouse/backstage-plugin-cluster-common';
import { useCallback, useEffect, useRef, useState } from 'react';
import { clusterApiRef } from '../api/ClusterApi';
import { saveFile } from '../browser/saveFile';

/** How a download is doing. */
export type RowsDownload =
  | { state: 'idle' }
  | { state: 'running'; bytes: number }
  | { state: 'done'; total: number; notLive: readonly NotLiveSource[] }
  | { state: 'failed'; message: string };

/**
 * Downloads the rows of a table as CSV, with the identity of the user. `start`
 * while one is under way begins anew; leaving the page cancels.
 */
export function useRowsDownload(): {
  download: RowsDownload;
  start: (request: RowsRequest) => Promise<void>;
  /** Cancels what is under way, and forgets how the last one ended. */
  reset: () => void;
} {
  const api = useApi(clusterApiRef);
  const [download, setDownload] = useState<RowsDownload>({ state: 'idle' });
  const current = useRef<AbortController>();

  const start = useCallback(
    async (request: RowsRequest) => {
      current.current?.abort();
      const own = new AbortController();
      current.current = own;
      const tell = (next: RowsDownload) => {
        if (!own.signal.aborted) {
          setDownload(next);
        }
      };
      tell({ state: 'running', bytes: 0 });
      try {
        const { signal } = own;
        const { name, total, notLive, body } = await api.rowsFile(request, {
          signal,
        });
        const blob = await readAll(body, bytes =>
          tell({ state: 'running', bytes }),
        );
        if (!signal.aborted) {
          saveFile(name, blob);
        }
        tell({ state: 'done', total, notLive });
      } catch (error) {
        const message = error instanceof Error ? error.message : String(error);
        tell({ state: 'failed', message });
      }
    },
    [api],
  );

  const reset = useCallback(() => {
    current.current?.abort();
    setDownload({ state: 'idle' });
  }, []);

  useEffect(() => () => current.current?.abort(), []);
  return { download, start, reset };
}

async function readAll(
  body: ReadableStream<Uint8Array>,
  onBytes: (bytes: number) => void,
): Promise<Blob> {
  const reader = body.getReader();
  const chunks: Uint8Array[] = [];
  let bytes = 0;
  for (;;) {
    const { done, value } = await reader.read();
    if (done) {
      return new Blob(chunks as BlobPart[], { type: 'text/csv' });
    }
    chunks.push(value);
    bytes += value.byteLength;
    onBytes(bytes);
  }
}
