import { KubernetesObject } from '@wheelhouse/backstage-plugin-cluster-common';
import { ApiClient } from './ApiClient';
import { ApiConnectionError } from './ApiConnectionError';

const pageSize = 500;

interface ListAnswer {
  apiVersion?: string;
  kind?: string;
  metadata?: { resourceVersion?: string; continue?: string };
  items?: KubernetesObject[] | null;
}

/** Options of `listPages`. */
export interface ListPagesOptions {
  client: ApiClient;
  path: string;
  accept?: string;
  signal: AbortSignal;
  onObject(object: KubernetesObject): void;
}

/**
 * Lists a collection page by page, so that never more than one page is held.
 * Returns the resource version to watch from. Throws what the client throws; a
 * 410 in the middle means that the whole list has to be started over.
 */
export async function listPages(options: ListPagesOptions): Promise<string> {
  const { client, path, accept, signal, onObject } = options;
  let limit = pageSize;
  let next: string | undefined;
  for (;;) {
    let page: ListAnswer;
    try {
      page = await client.request<ListAnswer>({
        path,
        accept,
        signal,
        timeout: 60_000,
        query: { limit, continue: next },
      });
    } catch (error) {
      if ((error as { code?: unknown }).code === 'TOO_LARGE' && limit > 1) {
        limit = Math.ceil(limit / 4);
        continue;
      }
      throw error;
    }
    const version = page.metadata?.resourceVersion;
    if (!Array.isArray(page.items ?? []) || version === undefined) {
      throw new ApiConnectionError(
        'The API server answered a list with something that is no list of Kubernetes.',
      );
    }
    // Items of a list do not name their type; the list does.
    const kind = page.kind?.replace(/List$/, '');
    for (const item of page.items ?? []) {
      item.kind ??= kind;
      item.apiVersion ??= page.apiVersion;
      onObject(item);
    }
    next = page.metadata?.continue || undefined;
    if (next === undefined) {
      return version;
    }
  }
}
