import assert from 'node:assert/strict';
import { describe, it } from 'node:test';
import { jestCounts, judge, playwrightCounts, sumCounts } from './counts.mjs';

describe('counts', () => {
  it('counts a Jest file that did not load as a failure', () => {
    const report = {
      numPassedTests: 5,
      numFailedTests: 1,
      numPendingTests: 2,
      numTodoTests: 1,
      numRuntimeErrorTestSuites: 1,
    };
    assert.deepEqual(jestCounts(report), { passed: 5, failed: 2, skipped: 3 });
  });

  it('counts a second try that passed, and errors outside of tests as failures', () => {
    const stats = { expected: 4, unexpected: 1, flaky: 1, skipped: 2 };
    assert.deepEqual(playwrightCounts({ stats, errors: [{}] }), {
      passed: 5,
      failed: 2,
      skipped: 2,
    });
  });

  it('sums', () => {
    assert.deepEqual(
      sumCounts([
        { passed: 1, failed: 2, skipped: 3 },
        { passed: 10, failed: 20, skipped: 30 },
      ]),
      { passed: 11, failed: 22, skipped: 33 },
    );
  });
});

describe('judge', () => {
  const good = { passed: 3, failed: 0, skipped: 1 };

  it('takes a good report of a good run as it is', () => {
    assert.deepEqual(judge(good, 0), { counts: good });
  });

  it('adds nothing where the failures explain the exit code', () => {
    const bad = { passed: 3, failed: 2, skipped: 0 };
    assert.deepEqual(judge(bad, 1), { counts: bad });
  });

  it('fails a runner without a report', () => {
    const { counts, problem } = judge(undefined, 137);
    assert.deepEqual(counts, { passed: 0, failed: 1, skipped: 0 });
    assert.match(String(problem), /no report \(exit code 137\)/);
  });

  it('fails a runner that ran nothing, however content it was', () => {
    const { counts, problem } = judge({ passed: 0, failed: 0, skipped: 9 }, 0);
    assert.deepEqual(counts, { passed: 0, failed: 1, skipped: 9 });
    assert.equal(problem, 'ran no tests');
  });

  it('fails a runner that failed for another reason than a test', () => {
    const { counts, problem } = judge(good, 1);
    assert.deepEqual(counts, { passed: 3, failed: 1, skipped: 1 });
    assert.match(String(problem), /exit code 1 although/);
  });
});
