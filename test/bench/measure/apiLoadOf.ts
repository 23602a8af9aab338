import type { AuditedRequest } from './AuditWindow.ts';

/** What somebody asks of an API server. */
export interface ApiLoad {
  /** Requests other than watches that began. */
  readonly requests: number;
  readonly lists: number;
  /** Watches that began and have not ended. */
  readonly activeWatches: number;
  /** Of the kind that has the most. */
  readonly mostWatchesOfKind: number;
  readonly mostListsOfKind: number;
  readonly userAgents: readonly string[];
}

/** Counts the requests in what an audit log says. A list that comes in pages, or as a watch with initial events, is one. */
export function apiLoadOf(stages: readonly AuditedRequest[]): ApiLoad {
  const requests = new Map<string, AuditedRequest>();
  const ended = new Set<string>();
  for (const stage of stages) {
    requests.set(stage.auditID, stage);
    if (stage.stage === 'ResponseComplete' || stage.stage === 'Panic') {
      ended.add(stage.auditID);
    }
  }
  const all = [...requests.values()];
  const watches = all.filter(({ verb }) => verb === 'watch');
  const lists = all.filter(
    ({ verb, requestURI }) =>
      (verb === 'list' && !requestURI.includes('continue=')) ||
      (verb === 'watch' && requestURI.includes('sendInitialEvents=true')),
  );
  const active = watches.filter(({ auditID }) => !ended.has(auditID));
  return {
    requests: all.length - watches.length,
    lists: lists.length,
    activeWatches: active.length,
    mostWatchesOfKind: most(active),
    mostListsOfKind: most(lists),
    userAgents: [...new Set(all.map(({ userAgent = '' }) => userAgent))],
  };
}

function most(requests: readonly AuditedRequest[]): number {
  const counts = new Map<string, number>();
  for (const { objectRef } of requests) {
    const kind = objectRef?.resource ?? '';
    counts.set(kind, (counts.get(kind) ?? 0) + 1);
  }
  return Math.max(0, ...counts.values());
}
