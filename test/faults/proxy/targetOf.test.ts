import assert from 'node:assert/strict';
import { test } from 'node:test';
import { targetOf } from './targetOf.ts';

const cases: [string, ReturnType<typeof targetOf>][] = [
  [
    '/api/v1/pods?watch=true&sendInitialEvents=true',
    { lane: 'pods', role: 'stream', continued: false },
  ],
  [
    '/apis/apps/v1/deployments?watch=true&resourceVersion=5',
    { lane: 'deployments', role: 'watch', continued: false },
  ],
  [
    '/apis/batch/v1/jobs?limit=500&continue=abc',
    { lane: 'jobs', role: 'page', continued: true },
  ],
  ['/apis/faults.example.com/v2', { role: 'discovery' }],
  ['/readyz', { role: 'probe' }],
  ['/api/v1/namespaces/kube-system', { role: 'other' }],
  ['/api/v1/namespaces/a/pods', { role: 'other' }],
];

for (const [url, expected] of cases) {
  test(`${url} is for ${expected.lane ?? expected.role}`, () => {
    assert.deepEqual(targetOf('GET', url), expected);
  });
}

test('what is written is for no lane', () => {
  assert.deepEqual(targetOf('POST', '/api/v1/pods'), { role: 'other' });
});
