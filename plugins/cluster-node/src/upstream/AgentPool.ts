import http from 'node:http';
import https from 'node:https';
import type { CredentialSet } from './ApiCredentials';

/** Closes pooled connections before the load balancers and servers of this world do. */
const freeSocketTimeout = 50_000;

/**
 * The kept-alive connections to one API server. A new client certificate or CA
 * means new connections; running requests keep the old ones to their end.
 */
export class AgentPool {
  private current?: { agent: http.Agent; fingerprint: string };
  private retired: http.Agent[] = [];

  constructor(private readonly secure: boolean) {}

  agent(credentials: CredentialSet): http.Agent {
    const { fingerprint, proxy, tls } = credentials;
    if (this.current?.fingerprint === fingerprint) {
      return this.current.agent;
    }
    this.retire();
    const options = { keepAlive: true, timeout: freeSocketTimeout };
    const agent =
      proxy ??
      (this.secure
        ? new https.Agent({ ...options, ...tls })
        : new http.Agent(options));
    this.current = { agent, fingerprint };
    return agent;
  }

  /** Cuts all connections, those in use too. */
  destroy(): void {
    for (const agent of [...this.retired, this.current?.agent]) {
      agent?.destroy();
    }
    this.retired = [];
    this.current = undefined;
  }

  private retire() {
    this.retired = this.retired.filter(
      agent => Object.keys(agent.sockets).length > 0,
    );
    if (!this.current) {
      return;
    }
    for (const sockets of Object.values(this.current.agent.freeSockets)) {
      for (const socket of sockets ?? []) {
        socket.destroy();
      }
    }
    this.retired.push(this.current.agent);
  }
}
