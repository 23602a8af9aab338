import { RawApi } from '../../targets/RawApi';
import { eventually } from './customKind';
import { uniqueName } from './objects';

/** A command that does nothing for an hour, and ends when it is told to. */
export const hour = ['/bin/sh', '-c', 'trap "exit 0" TERM; sleep 3600 & wait'];

/** Makes pods with one container `app` on a node of the test cluster; resolves with the name once it runs. */
export function usePods(api: RawApi, namespace: () => string) {
  return async (command: readonly string[], stdin = false): Promise<string> => {
    const pods = `/api/v1/namespaces/${namespace()}/pods`;
    const name = uniqueName('pod');
    // The account of a new namespace comes a moment after it.
    await eventually(async () => {
      const { status } = await api.post(pods, {
        metadata: { name },
        spec: {
          terminationGracePeriodSeconds: 1,
          restartPolicy: 'Never',
          containers: [
            {
              ...{ name: 'app', image: 'busybox:1', command, stdin },
              imagePullPolicy: 'Never',
            },
          ],
        },
      });
      expect(status).toBe(201);
    });
    await eventually(async () => {
      const { body } = await api.get(`${pods}/${name}`);
      expect(body.status.phase).toMatch(/^(Running|Succeeded)$/);
    });
    return name;
  };
}
