import { kubectlGetLines } from './kubectlGetLines';

describe('kubectlGetLines', () => {
  it('has a line for each cluster, namespace and kind', () => {
    const pod = { cluster: 'prod', kind: 'pods', namespace: 'shop' };
    expect(
      kubectlGetLines([
        { ...pod, name: 'b' },
        { ...pod, name: 'a' },
        { ...pod, namespace: 'pay', name: 'c' },
        { cluster: 'prod', kind: 'nodes', name: 'n1' },
      ]),
    ).toBe(
      [
        'kubectl --context prod -n pay get pods c',
        'kubectl --context prod -n shop get pods b a',
        'kubectl --context prod get nodes n1',
      ].join('\n'),
    );
  });

  it('quotes what a shell would take for something else', () => {
    expect(
      kubectlGetLines([{ cluster: 'a b', kind: 'pods', name: '$(x)' }]),
    ).toBe("kubectl --context 'a b' get pods '$(x)'");
  });
});
