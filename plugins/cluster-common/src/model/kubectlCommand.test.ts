import { nodes, pods } from '../descriptors';
import { kubectlCommand } from './kubectlCommand';
import { shellQuote } from './shellQuote';

describe('kubectlCommand', () => {
  const pod = {
    cluster: 'east',
    descriptor: pods,
    namespace: 'shop',
    name: 'cart-1',
  };
  const node = { cluster: 'east', descriptor: nodes, name: 'node-1' };

  it.each([
    [
      kubectlCommand(pod),
      'kubectl --context east -n shop get pods cart-1 -o yaml',
    ],
    [
      kubectlCommand(pod, 'describe'),
      'kubectl --context east -n shop describe pods cart-1',
    ],
    [
      kubectlCommand(pod, 'events'),
      'kubectl --context east -n shop get events --field-selector involvedObject.kind=Pod,involvedObject.name=cart-1',
    ],
    [
      kubectlCommand({ ...node, namespace: 'ignored' }),
      'kubectl --context east get nodes node-1 -o yaml',
    ],
    [
      kubectlCommand(node, 'events'),
      'kubectl --context east -A get events --field-selector involvedObject.kind=Node,involvedObject.name=node-1',
    ],
    [
      kubectlCommand({
        cluster: 'east & west; rm -rf ~',
        descriptor: {
          id: 'pipelineruns.tekton.dev',
          kind: 'PipelineRun',
          scope: 'Namespaced',
        },
        namespace: 'shop',
        name: "it's",
      }),
      `kubectl --context 'east & west; rm -rf ~' -n shop get pipelineruns.tekton.dev 'it'\\''s' -o yaml`,
    ],
  ])('%s', (command, expected) => {
    expect(command).toBe(expected);
  });
});

describe('shellQuote', () => {
  it.each([
    ['plain-1.2_3/4:5@6', 'plain-1.2_3/4:5@6'],
    ['', "''"],
    ['a b', "'a b'"],
    ['$(id)', "'$(id)'"],
    ['`id`', "'`id`'"],
    ["'", "''\\'''"],
    ['a\nb', "'a\nb'"],
    ['*', "'*'"],
    ['~', "'~'"],
  ])('%j', (word, quoted) => {
    expect(shellQuote(word)).toBe(quoted);
  });
});
