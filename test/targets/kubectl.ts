import { RawApi } from './RawApi';
import { TestTarget, control } from './control';

/** What kubectl prints for `args`, with all rights on the target. */
export async function kubectl(
  target: TestTarget,
  args: string[],
): Promise<string> {
  const { stdout, stderr, code } = await control<{
    stdout: string;
    stderr: string;
    code: number;
  }>(target, 'kubectl', { args });
  if (code !== 0) {
    throw new Error(`kubectl ${args.join(' ')} failed: ${stderr}`);
  }
  return stdout;
}

/**
 * The rows of `kubectl get <resource> --all-namespaces`, cell by cell. Where
 * there is no kubectl they come from the table that the API server makes for it.
 */
export async function kubectlRows(
  target: TestTarget,
  resource: 'pods' | 'namespaces',
): Promise<string[][]> {
  const namespaced = resource === 'pods';
  if (target.hasKubectl) {
    const printed = await kubectl(target, [
      'get',
      resource,
      '--no-headers',
      ...(namespaced ? ['--all-namespaces'] : []),
    ]);
    return printed
      .split('\n')
      .filter(line => line.trim())
      .map(line => line.trim().split(/\s+/));
  }
  const { body } = await new RawApi(target.kubeconfig).send(
    'GET',
    `/api/v1/${resource}`,
    undefined,
    { accept: 'application/json;as=Table;v=v1;g=meta.k8s.io' },
  );
  return body.rows.map(
    (row: {
      cells: unknown[];
      object: { metadata: { namespace?: string } };
    }) => [
      ...(namespaced ? [row.object.metadata.namespace] : []),
      ...row.cells.map(String),
    ],
  );
}
