/** An API server that the suite runs against. */
export interface TestTarget {
  name: 'sandbox' | 'real cluster';
  /** Path of a kubeconfig with all rights. */
  kubeconfig: string;
  /** Whether the command `kubectl` works. */
  hasKubectl: boolean;
  /** Whether a kubelet runs containers. */
  hasNode: boolean;
  /** Where the process that owns the target takes commands. */
  control: string;
  controlToken: string;
}

/**
 * Tells the process that owns a target to do something to it:
 * `stop-api-server`, `start-api-server`, or a fault of the sandbox.
 */
export async function control<T = unknown>(
  target: TestTarget,
  command: string,
  body: unknown = {},
): Promise<T> {
  const response = await fetch(`${target.control}/${command}`, {
    method: 'POST',
    headers: {
      authorization: `Bearer ${target.controlToken}`,
      'content-type': 'application/json',
    },
    body: JSON.stringify(body),
  });
  const text = await response.text();
  if (!response.ok) {
    throw new Error(`${command} of the ${target.name} failed: ${text}`);
  }
  return JSON.parse(text || '{}');
}
