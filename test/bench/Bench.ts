import { mkdirSync, mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { freePort } from '../cluster/processes/freePorts.ts';
import type { Component } from './BenchCluster.ts';
import { BenchCluster } from './BenchCluster.ts';
import { buildApp } from './browser/buildApp.ts';
import type { BenchArguments } from './command-line/parseArguments.ts';
import type { Page } from './readers/commands.ts';
import { ReaderProcess } from './readers/ReaderProcess.ts';
import type { WorkloadsTabOptions } from './readers/WorkloadsTab.ts';
import { backendConfig } from './servers/backendConfig.ts';
import { BackendUnderTest, peerProgram } from './servers/BackendUnderTest.ts';

const root = join(import.meta.dirname, '..', '..');
const workFolder = join(root, '.wheelhouse', 'bench');

/** The peer, as figures name it. */
export const peerName = '@backstage/plugin-kubernetes-backend';

export interface BenchOptions {
  readonly arguments: BenchArguments;
  /** Whether the portal has to serve the app, freshly built. */
  readonly needsApp: boolean;
  /** Told what is being done, one line at a time. */
  readonly log: (line: string) => void;
  readonly signal: AbortSignal;
}

/** What scenarios measure with. Everything is started when it is first needed, and ended together. */
export class Bench {
  readonly signal: AbortSignal;
  readonly log: (line: string) => void;
  /** For files of this run; gone with it, except for the logs. */
  readonly folder: string;
  private readonly options: BenchOptions;
  private readonly started = new Map<string, Promise<unknown>>();
  private readonly enders: (() => Promise<void>)[] = [];

  constructor(options: BenchOptions) {
    this.options = options;
    this.signal = options.signal;
    this.log = options.log;
    mkdirSync(workFolder, { recursive: true });
    this.folder = mkdtempSync(join(workFolder, 'run-'));
  }

  cluster(): Promise<BenchCluster> {
    return this.once('cluster', async () => {
      const { pods, nodes, cluster } = this.options.arguments;
      this.log(
        cluster
          ? `using the cluster "${cluster}"`
          : `starting a control plane with ${pods} pods on ${nodes} nodes`,
      );
      const { log, signal } = this;
      // Apart from the clusters of people, who may take all of theirs down.
      const directory = join(workFolder, 'clusters');
      return this.ending(
        await BenchCluster.start({
          ...{ pods, nodes, directory, log, signal },
          running: cluster,
        }),
      );
    });
  }

  component(): Promise<Component> {
    return this.once('component', async () =>
      (await this.cluster()).largestComponent(),
    );
  }

  /** Our portal: `packages/backend` as it is, in production mode, permissions enabled. */
  portal(): Promise<BackendUnderTest> {
    return this.once('portal', async () => {
      const port = await freePort();
      const config = {
        ...(await this.backendConfig(port, 'wheelhouse')),
        wheelhouse: {
          sandbox: { enabled: false },
          // All viewers are one guest.
          feed: { maxStreamsPerUser: 1000 },
        },
        demo: { metrics: { port: null } },
      };
      if (this.options.needsApp) {
        this.log('building the app');
        await buildApp(this.logFile('app-build'), this.signal);
      }
      this.log('starting the portal');
      const portal = this.ending(
        await BackendUnderTest.start({
          name: 'the portal',
          port,
          program: [join(root, 'packages/backend/src')],
          cwd: join(root, 'packages/backend'),
          configFiles: [
            join(root, 'app-config.yaml'),
            this.write('portal.json', config),
          ],
          logFile: this.logFile('portal'),
          transform: true,
          nodeOptions: this.profiling('portal'),
          signal: this.signal,
        }),
      );
      const { name, pods } = await this.component();
      await portal.until(`the entity ${name} in the portal`, () =>
        portal.get(`/api/catalog/entities/by-name/component/default/${name}`),
      );
      await this.whenComplete(pods, await this.workloadsPage(portal));
      return portal;
    });
  }

  /** The peer with its best reasonable settings, see `backendConfig` and `peerBackend`. */
  peer(): Promise<BackendUnderTest> {
    return this.once('peer', async () => {
      const port = await freePort();
      const config = await this.backendConfig(port, 'peer');
      this.log(`starting the peer, ${peerName}`);
      const peer = this.ending(
        await BackendUnderTest.start({
          name: 'the peer',
          port,
          program: [peerProgram],
          cwd: join(root, 'packages/backend'),
          configFiles: [this.write('peer.json', config)],
          logFile: this.logFile('peer'),
          signal: this.signal,
        }),
      );
      const { name, pods } = await this.component();
      await peer.until(`the entity ${name} in the peer`, () =>
        peer.get(`/api/catalog/entities/by-name/component/default/${name}`),
      );
      await this.whenComplete(pods, await this.peerPage(peer));
      return peer;
    });
  }

  /** A process of viewers; another one for each name. */
  readers(name = 'readers'): Promise<ReaderProcess> {
    return this.once(`readers ${name}`, async () =>
      this.ending(ReaderProcess.start(this.logFile(name))),
    );
  }

  /** Our tab of the component. */
  async workloadsPage(
    portal: BackendUnderTest,
    more: Partial<WorkloadsTabOptions> = {},
  ): Promise<Page> {
    const { name } = await this.component();
    return {
      kind: 'workloads',
      url: portal.url,
      token: await portal.token(),
      entityRef: `component:default/${name}`,
      attention: 'parse',
      ...more,
    };
  }

  /** The peer's tab of the same component. */
  async peerPage(
    peer: BackendUnderTest,
    more: Partial<WorkloadsTabOptions> = {},
  ): Promise<Page> {
    return {
      kind: 'peer',
      url: peer.url,
      token: await peer.token(),
      entity: await this.entity(),
      attention: 'parse',
      ...more,
    };
  }

  /** What is measured is registered here to be ended. */
  ending<T extends { stop(): Promise<void> }>(part: T): T {
    this.enders.push(() => part.stop());
    return part;
  }

  /** Where a process of this name writes; it stays after the run, until the next one. */
  logFile(name: string): string {
    return join(workFolder, `${name.replaceAll(' ', '-')}.log`);
  }

  /** Ends everything, the last started first. */
  async stop(): Promise<void> {
    const failures: unknown[] = [];
    const end = async () => {
      for (const stop of this.enders.splice(0).reverse()) {
        await stop().catch((error: unknown) => failures.push(error));
      }
    };
    await end();
    // What was still starting then has failed by now, or is there to be ended.
    await Promise.allSettled(this.started.values());
    await end();
    rmSync(this.folder, { recursive: true, force: true });
    if (failures.length > 0) {
      throw failures[0];
    }
  }

  write(name: string, content: object): string {
    const file = join(this.folder, name);
    writeFileSync(file, JSON.stringify(content, undefined, 2), { mode: 0o600 });
    return file;
  }

  private once<T>(name: string, start: () => Promise<T>): Promise<T> {
    const known = this.started.get(name) as Promise<T> | undefined;
    const starting = known ?? start();
    this.started.set(name, starting);
    return starting;
  }

  /** With `WHEELHOUSE_BENCH_PROFILE=1` a CPU profile of each thread is written when the process ends. */
  profiling(name: string): string[] {
    return process.env.WHEELHOUSE_BENCH_PROFILE === '1'
      ? ['--cpu-prof', `--cpu-prof-dir=${join(workFolder, 'profiles', name)}`]
      : [];
  }

  private async backendConfig(port: number, account: string) {
    const cluster = await this.cluster();
    const { token } = await cluster.account(account);
    const catalogFile = this.write('catalog.json', await this.entity());
    return backendConfig({ port, cluster, token, catalogFile });
  }

  private async entity() {
    const { name, annotations } = await this.component();
    return {
      apiVersion: 'backstage.io/v1alpha1',
      kind: 'Component',
      metadata: { name, annotations },
      spec: { type: 'service', lifecycle: 'production', owner: 'guests' },
    };
  }

  /** Waits until a page shows all pods of the component. */
  private async whenComplete(pods: number, page: Page): Promise<void> {
    const readers = await this.readers();
    const deadline = Date.now() + 120_000;
    for (let seen = -1; seen !== pods; ) {
      const { tabs, openings } = await readers.ask('open', [page]);
      await readers.ask('close', tabs);
      seen = openings[0].pods;
      this.signal.throwIfAborted();
      if (seen !== pods && Date.now() > deadline) {
        throw new Error(`${page.kind} shows ${seen} of ${pods} pods`);
      }
    }
  }
}
