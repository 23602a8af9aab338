import { createHash } from 'node:crypto';
import { readFile } from 'node:fs/promises';
import type { Agent } from 'node:http';
import type https from 'node:https';
import { Cluster, KubeConfig, User } from '@kubernetes/client-node';
import { ApiConnectionError } from './ApiConnectionError';
import { ExecPlugin, runExecPlugin } from './runExecPlugin';

/** What a request needs to prove who the gateway is, and whom it talks to. */
export interface CredentialSet {
  tls: Pick<
    https.AgentOptions,
    'ca' | 'cert' | 'key' | 'passphrase' | 'servername' | 'rejectUnauthorized'
  >;
  headers: Readonly<Record<string, string>>;
  /** Changes when `tls` does. */
  fingerprint: string;
  /** Set where the kubeconfig names a proxy. */
  proxy?: Agent;
}

const execTimeout = 30_000;
const execSlack = 60_000;
const rereadFiles = 60_000;

/**
 * The gateway's own credential for one cluster, as its kubeconfig describes
 * it. Files are read again every minute, credential plugins run again a minute
 * before what they gave expires, and both at once when the API server says 401.
 *
 * `@kubernetes/client-node` does what it does well (certificates, basic, OIDC);
 * token files and exec plugins are ours, since it can neither be told that a
 * credential was refused nor keeps one that has no expiry.
 */
export class ApiCredentials {
  private current?: { set: CredentialSet; until: number };
  private loading?: Promise<CredentialSet>;
  private readonly exec?: ExecPlugin;
  private readonly tokenFile?: string;

  private constructor(
    private readonly kubeConfig: KubeConfig,
    private readonly cluster: Cluster,
    private readonly user: User,
  ) {
    const provider = user.authProvider;
    this.exec = user.exec ?? provider?.config?.exec ?? undefined;
    this.tokenFile = provider?.config?.tokenFile ?? undefined;
  }

  /** Throws an `Error` if the current context of the kubeconfig names no cluster. */
  static create(kubeConfig: KubeConfig): ApiCredentials {
    const cluster = kubeConfig.getCurrentCluster();
    if (!cluster) {
      throw new Error(
        'The kubeconfig has no current context that names a cluster.',
      );
    }
    const user = kubeConfig.getCurrentUser() ?? { name: 'anonymous' };
    return new ApiCredentials(kubeConfig, cluster, user);
  }

  /** What kind of credential it is, for messages: "The service account token", "The client certificate". */
  get description(): string {
    if (this.exec) {
      return `The credential from the plugin "${this.exec.command}"`;
    }
    if (this.tokenFile) return 'The token from the token file';
    if (this.user.token) return 'The token';
    if (this.user.certData || this.user.certFile) {
      return 'The client certificate';
    }
    if (this.user.username) return 'The user name and password';
    if (this.user.authProvider) {
      return `The credential from "${this.user.authProvider.name}"`;
    }
    return 'The missing credential';
  }

  /** The credential as it is now; `signal` ends a plugin that still runs. */
  async get(signal?: AbortSignal): Promise<CredentialSet> {
    if (this.current && Date.now() < this.current.until) {
      return this.current.set;
    }
    this.loading ??= this.load(signal).finally(() => {
      this.loading = undefined;
    });
    return this.loading;
  }

  /**
   * A newer credential than `refused`, which the API server did not accept;
   * undefined where there cannot be one, because it is written in the config.
   */
  async refresh(
    refused: CredentialSet,
    signal?: AbortSignal,
  ): Promise<CredentialSet | undefined> {
    if (this.isFixed()) {
      return undefined;
    }
    if (this.current?.set === refused) {
      this.current = undefined;
    }
    return this.get(signal);
  }

  private isFixed(): boolean {
    const { token, username, certFile, authProvider } = this.user;
    if (this.exec || this.tokenFile || certFile) {
      return false;
    }
    return Boolean(token || username || !authProvider);
  }

  private async load(signal?: AbortSignal): Promise<CredentialSet> {
    const options: https.RequestOptions = { headers: {} };
    try {
      await this.base().applyToHTTPSOptions(options);
    } catch (error) {
      throw unreadable(error);
    }
    const headers: Record<string, string> = {};
    for (const [name, value] of Object.entries(options.headers ?? {})) {
      headers[name] = String(value).trim();
    }
    if (options.auth) {
      const basic = Buffer.from(options.auth).toString('base64');
      headers.Authorization = `Basic ${basic}`;
    }
    const { ca, cert, key, passphrase, servername, rejectUnauthorized } =
      options as https.RequestOptions & https.AgentOptions;
    const tls = { ca, cert, key, passphrase, servername, rejectUnauthorized };
    let until = Date.now() + rereadFiles;

    if (this.tokenFile) {
      headers.Authorization = `Bearer ${await readToken(this.tokenFile)}`;
    }
    if (this.exec) {
      const credential = await runExecPlugin({
        plugin: this.exec,
        cluster: this.cluster,
        timeout: execTimeout,
        signal,
      });
      if (credential.token) {
        headers.Authorization = `Bearer ${credential.token}`;
      }
      tls.cert = credential.clientCertificateData ?? tls.cert;
      tls.key = credential.clientKeyData ?? tls.key;
      until = usableUntil(credential.expires);
    }
    const set: CredentialSet = {
      tls,
      headers,
      fingerprint: fingerprintOf(tls),
      proxy: this.cluster.proxyUrl ? (options.agent as Agent) : undefined,
    };
    this.current = { set, until };
    return set;
  }

  /**
   * The kubeconfig without what is done here. Plain HTTP, which `ServerAddress`
   * allows on loopback only, is refused by client-node unless TLS is not verified.
   */
  private base(): KubeConfig {
    const plain = this.cluster.server.startsWith('http:');
    if (
      !this.exec &&
      !this.tokenFile &&
      !plain &&
      this.kubeConfig.getCurrentUser()
    ) {
      return this.kubeConfig;
    }
    const bare = new KubeConfig();
    bare.loadFromClusterAndUser(
      { ...this.cluster, skipTLSVerify: plain || this.cluster.skipTLSVerify },
      this.exec || this.tokenFile
        ? { ...this.user, exec: undefined, authProvider: undefined }
        : this.user,
    );
    return bare;
  }
}

function usableUntil(expires: number | undefined): number {
  if (expires === undefined) {
    return Infinity;
  }
  // A credential that lives shorter than the slack is used for half of its life.
  const now = Date.now();
  return Math.max(expires - execSlack, now + (expires - now) / 2);
}

async function readToken(path: string): Promise<string> {
  try {
    return (await readFile(path, 'utf8')).trim();
  } catch (error) {
    throw unreadable(error);
  }
}

function unreadable(error: unknown): Error {
  const code = (error as NodeJS.ErrnoException).code;
  return new ApiConnectionError(
    `The credential of the cluster cannot be read${code ? ` (${code})` : ''}; ${
      code === 'ENOENT'
        ? 'a certificate, key or token file does not exist.'
        : "the backend's log says more."
    }`,
    { code, cause: error },
  );
}

function fingerprintOf(tls: CredentialSet['tls']): string {
  const hash = createHash('sha256');
  for (const value of Object.values(tls)) {
    hash.update(`${value ?? ''}\0`);
  }
  return hash.digest('hex');
}
