import assert from 'node:assert/strict';
import { it } from 'node:test';
import { apiLoadOf } from './apiLoadOf.ts';
import type { AuditedRequest } from './AuditWindow.ts';

function stage(
  auditID: string,
  verb: string,
  resource: string,
  more: Partial<AuditedRequest> = {},
): AuditedRequest {
  return {
    ...{ auditID, verb, stage: 'ResponseStarted', requestURI: `/${resource}` },
    ...{ userAgent: 'agent/1', user: { username: 'me' } },
    ...{ objectRef: { resource }, ...more },
  };
}

it('counts requests once, and watches that have not ended', () => {
  const ended = { stage: 'ResponseComplete' };
  const streaming = { requestURI: '/pods?watch=1&sendInitialEvents=true' };
  const load = apiLoadOf([
    stage('1', 'list', 'nodes', ended),
    stage('2', 'watch', 'pods', streaming),
    stage('3', 'watch', 'nodes'),
    stage('4', 'watch', 'nodes'),
    stage('4', 'watch', 'nodes', ended),
    stage('5', 'get', '', ended),
    stage('6', 'list', 'nodes', { ...ended, requestURI: '/nodes?continue=x' }),
  ]);
  assert.deepEqual(load, {
    ...{ requests: 3, lists: 2, activeWatches: 2 },
    ...{ mostWatchesOfKind: 1, mostListsOfKind: 1, userAgents: ['agent/1'] },
  });
});
