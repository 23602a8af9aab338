import { spawn } from 'node:child_process';
import { ApiConnectionError } from './ApiConnectionError';

/** The `exec` part of a kubeconfig user (client.authentication.k8s.io). */
export interface ExecPlugin {
  command: string;
  args?: string[] | null;
  env?: { name: string; value: string }[] | null;
  apiVersion?: string;
  installHint?: string;
  provideClusterInfo?: boolean;
}

/** What a credential plugin handed out. */
export interface ExecCredential {
  token?: string;
  clientCertificateData?: string;
  clientKeyData?: string;
  /** Milliseconds since the epoch; undefined means until the API server refuses it. */
  expires?: number;
}

/** Options of `runExecPlugin`. */
export interface RunExecPluginOptions {
  plugin: ExecPlugin;
  /** Handed to the plugin if it asks for it (`provideClusterInfo`). */
  cluster: { server: string; caData?: string; skipTLSVerify: boolean };
  /** Milliseconds; then the plugin is killed. */
  timeout: number;
  signal?: AbortSignal;
}

/**
 * Runs a credential plugin as kubectl does, but never interactively: standard
 * input is closed. Throws an `ApiConnectionError` that names the command, never
 * its output (which may hold secrets; what it wrote to standard error is in the cause).
 */
export async function runExecPlugin(
  options: RunExecPluginOptions,
): Promise<ExecCredential> {
  const { plugin } = options;
  const { stdout, stderr, code } = await collect(options);
  if (code !== 0) {
    throw new ApiConnectionError(
      `The credential plugin "${plugin.command}" failed with exit code ${code}; the backend's log has what it said.`,
      { cause: new Error(stderr.slice(0, 2_000)) },
    );
  }
  let status: Record<string, unknown> | undefined;
  try {
    status = JSON.parse(stdout)?.status;
  } catch {
    status = undefined;
  }
  const text = (key: string) => {
    const value = status?.[key];
    return typeof value === 'string' && value ? value : undefined;
  };
  const credential = {
    token: text('token'),
    clientCertificateData: text('clientCertificateData'),
    clientKeyData: text('clientKeyData'),
  };
  if (!credential.token && !credential.clientCertificateData) {
    throw new ApiConnectionError(
      `The credential plugin "${plugin.command}" printed no ExecCredential with a token or a client certificate.`,
    );
  }
  const expires = Date.parse(text('expirationTimestamp') ?? '');
  return {
    ...credential,
    expires: Number.isNaN(expires) ? undefined : expires,
  };
}

function collect(options: RunExecPluginOptions) {
  const { plugin, cluster, timeout, signal } = options;
  const info = {
    kind: 'ExecCredential',
    apiVersion: plugin.apiVersion ?? 'client.authentication.k8s.io/v1',
    spec: {
      interactive: false,
      ...(plugin.provideClusterInfo && {
        cluster: {
          server: cluster.server,
          'certificate-authority-data': cluster.caData,
          'insecure-skip-tls-verify': cluster.skipTLSVerify,
        },
      }),
    },
  };
  return new Promise<{ stdout: string; stderr: string; code: number | null }>(
    (resolve, reject) => {
      const child = spawn(plugin.command, plugin.args ?? [], {
        stdio: ['ignore', 'pipe', 'pipe'],
        killSignal: 'SIGKILL',
        signal,
        env: {
          ...process.env,
          KUBERNETES_EXEC_INFO: JSON.stringify(info),
          ...Object.fromEntries(
            (plugin.env ?? []).map(({ name, value }) => [name, value]),
          ),
        },
      });
      const timer = setTimeout(() => {
        child.kill('SIGKILL');
        reject(
          new ApiConnectionError(
            `The credential plugin "${plugin.command}" did not finish within ${
              timeout / 1000
            } s.`,
          ),
        );
      }, timeout);
      let stdout = '';
      let stderr = '';
      child.stdout.setEncoding('utf8').on('data', data => (stdout += data));
      child.stderr.setEncoding('utf8').on('data', data => (stderr += data));
      child.once('error', error => {
        clearTimeout(timer);
        const missing = (error as NodeJS.ErrnoException).code === 'ENOENT';
        reject(
          error.name === 'AbortError'
            ? error
            : new ApiConnectionError(
                `The credential plugin "${plugin.command}" ${
                  missing
                    ? `is not installed where the backend runs. ${
                        plugin.installHint ?? ''
                      }`.trim()
                    : 'cannot be started.'
                }`,
                { cause: error },
              ),
        );
      });
      child.once('close', code => {
        clearTimeout(timer);
        resolve({ stdout, stderr, code });
      });
    },
  );
}
