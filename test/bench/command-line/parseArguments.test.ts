import assert from 'node:assert/strict';
import { describe, it } from 'node:test';
import { BenchUsageError } from '../BenchError.ts';
import { parseArguments } from './parseArguments.ts';

const known = ['open', 'idle', 'table'];
const parse = (...args: string[]) => parseArguments(args, known);

describe('parseArguments', () => {
  it('measures everything on the published size by default', () => {
    assert.deepEqual(parse(), {
      ...{ scenarios: [], form: 'table', pods: 10_000, nodes: 120 },
      ...{ cluster: undefined, help: false },
    });
  });

  it('takes scenarios once, in their own order, and options', () => {
    const { scenarios, form, pods, nodes } = parse(
      ...['table', '--pods', '200', 'open', '--json', '--nodes=6', 'open'],
    );
    assert.deepEqual(scenarios, ['open', 'table']);
    assert.deepEqual([form, pods, nodes], ['json', 200, 6]);
  });

  it('takes a cluster that is up', () => {
    assert.equal(parse('--cluster', 'mine').cluster, 'mine');
  });

  for (const [args, message] of [
    [['opne'], /"opne" is no scenario.*open, idle, table/],
    [['--pods', 'many'], /"many" cannot be the value of --pods/],
    [['--nodes'], /"" cannot be the value of --nodes/],
    [['--pods', '0'], /"0" cannot be/],
    [['--cluster', 'mine', '--pods', '5'], /--cluster takes the name/],
    [['--cluster'], /--cluster takes the name/],
    [['--json', '--markdown'], /either/],
  ] as const) {
    it(`refuses ${args.join(' ')}`, () => {
      assert.throws(
        () => parse(...args),
        error =>
          error instanceof BenchUsageError && message.test(error.message),
      );
    });
  }
});
