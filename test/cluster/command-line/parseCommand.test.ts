import assert from 'node:assert/strict';
import { describe, it } from 'node:test';
import { UsageError } from '../ClusterError.ts';
import { parseCommand } from './parseCommand.ts';

const accepted: Array<[string, object]> = [
  ['', { verb: 'help' }],
  ['--help', { verb: 'help' }],
  [
    'up',
    { verb: 'up', mode: 'control-plane', name: 'main', foreground: false },
  ],
  [
    'up node --name=a1 --foreground',
    { verb: 'up', mode: 'node', name: 'a1', foreground: true },
  ],
  ['up scale', { verb: 'up', mode: 'scale', name: 'main', foreground: false }],
  [
    'up scale --pods 200 --nodes=6 --seed 7',
    {
      ...{ verb: 'up', mode: 'scale', name: 'main', foreground: false },
      ...{ pods: 200, nodes: 6, seed: 7 },
    },
  ],
  ['down', { verb: 'down', name: 'main', all: false }],
  ['down --all', { verb: 'down', name: 'main', all: true }],
  ['status', { verb: 'status', name: 'main' }],
  ['kubeconfig --name b', { verb: 'kubeconfig', name: 'b' }],
  [
    'kubectl --name b get pods -A --name x',
    { verb: 'kubectl', name: 'b', args: ['get', 'pods', '-A', '--name', 'x'] },
  ],
  ['kubectl -- get', { verb: 'kubectl', name: 'main', args: ['get'] }],
];

const refused: Array<[string, RegExp]> = [
  ['start', /"start" is no command; there are up, down/],
  ['up fleet', /the mode is one of control-plane, node, scale/],
  ['up --pods 5', /"up control-plane" has no option --pods; "up scale" does/],
  ['down --nodes=5', /"down" has no option --nodes/],
  ['up scale --pods 1e3', /"1e3" cannot be the value of --pods/],
  ['up scale --nodes', /"" cannot be the value of --nodes/],
  ['up node node', /the mode is one of/],
  ['up --all', /"up" has no option --all/],
  ['up --name', /"" cannot be the name/],
  ['up --name A', /"A" cannot be the name/],
  ['down --name ../x', /"..\/x" cannot be the name/],
  ['down main', /"down" does not take "main"/],
  ['down --all --name a', /either --name or --all/],
];

describe('parseCommand', () => {
  for (const [line, command] of accepted) {
    it(`understands "${line}"`, () =>
      assert.deepEqual(parseCommand(line.split(' ').filter(Boolean)), command));
  }
  for (const [line, message] of refused) {
    it(`refuses "${line}" in one sentence`, () =>
      assert.throws(
        () => parseCommand(line.split(' ')),
        (error: Error) =>
          error instanceof UsageError && message.test(error.message),
      ));
  }
});
