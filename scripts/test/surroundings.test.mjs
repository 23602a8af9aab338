import assert from 'node:assert/strict';
import { describe, it } from 'node:test';
import { planTests, skipLine } from './surroundings.mjs';

const all = ['types', 'lint', 'unit', 'contract', 'faults', 'e2e'];

describe('planTests', () => {
  it('runs everything where everything is there', () => {
    assert.deepEqual(planTests({ missing: {}, browser: true }, all), {
      realCluster: 'node',
      skips: [],
    });
  });

  it('does without a node, and says so for each part', () => {
    const missing = { node: 'No root: be root.' };
    const plan = planTests({ missing, browser: true }, all);
    assert.equal(plan.realCluster, 'control-plane');
    assert.deepEqual(plan.skips.map(skipLine), [
      'skipped: contract on a real node: No root: be root.',
      'skipped: e2e on a real node: No root: be root.',
    ]);
  });

  it('does without a cluster where even a control plane cannot be had', () => {
    const missing = { node: 'No root.', controlPlane: 'No Go: get Go.' };
    const plan = planTests({ missing, browser: true }, all);
    assert.equal(plan.realCluster, 'none');
    assert.equal(
      skipLine(plan.skips[0]),
      'skipped: contract on a real cluster: No Go: get Go.',
    );
  });

  it('leaves out the journeys without a browser', () => {
    const { skips } = planTests({ missing: {}, browser: false }, all);
    assert.equal(skips.length, 1);
    assert.match(skipLine(skips[0]), /^skipped: e2e: Chromium is missing: /);
  });

  it('leaves out the faults without a fleet', () => {
    const missing = { scale: 'A fleet needs a cluster of its own.' };
    const { realCluster, skips } = planTests({ missing, browser: true }, all);
    assert.equal(realCluster, 'node');
    assert.deepEqual(skips.map(skipLine), [
      'skipped: faults: A fleet needs a cluster of its own.',
    ]);
  });

  it('says nothing about parts that do not run', () => {
    const missing = { node: 'x', controlPlane: 'y', scale: 'z' };
    const bare = { missing, browser: false };
    assert.deepEqual(planTests(bare, ['types', 'unit']).skips, []);
  });
});
