import type { ApiClient } from '../../cluster/control-plane/ApiClient.ts';
import { ApiRefusal } from '../../cluster/control-plane/ApiClient.ts';
import { Random } from '../../cluster/scale/Random.ts';
import { customKind } from '../plan/lanes.ts';
import { manifestOf } from './manifestOf.ts';
import type { MadeKind } from './madeKinds.ts';
import { madeKinds } from './madeKinds.ts';

const tickMs = 20;
const mostAtOnce = 32;
const mergePatch = 'application/merge-patch+json';
const namespaces = ['turnover', 'turnover-1', 'turnover-2', 'turnover-3'];
const namesPerKind = 4;
/** Several in a namespace keep the API server from deciding in time. */
const quotasPerNamespace = 1;

/** Options of `Turnover`. */
export interface TurnoverOptions {
  readonly client: ApiClient;
  readonly changesPerSecond: number;
  readonly seed: number;
}

/** What came of it so far. */
export interface TurnoverReport {
  readonly done: number;
  /** Answered with 403, 404 or 409: it was gone, there already, or on its way out. */
  readonly overtaken: number;
  readonly errors: readonly string[];
}

/**
 * Makes objects of every kind, changes them, deletes them and makes others of
 * the same name: namespaces, quotas, workloads, nodes' taints, a custom kind.
 */
export class Turnover {
  private readonly options: TurnoverOptions;
  private readonly random: Random;
  private readonly underWay = new Set<Promise<void>>();
  private readonly errors: string[] = [];
  /** Paths of objects that were made and not deleted since, as far as is known. */
  private readonly there = new Set<string>();
  private nodes: readonly string[] = [];
  private timer?: NodeJS.Timeout;
  private startedAt = 0;
  private issued = 0;
  private done = 0;
  private overtaken = 0;

  constructor(options: TurnoverOptions) {
    this.options = options;
    this.random = new Random(options.seed).fork('turnover');
  }

  async start(): Promise<void> {
    const { client } = this.options;
    await client.send({
      method: 'POST',
      path: '/apis/apiextensions.k8s.io/v1/customresourcedefinitions',
      body: definition,
    });
    const nodes = await client.send<{
      items: { metadata: { name: string } }[];
    }>({ method: 'GET', path: '/api/v1/nodes' });
    this.nodes = nodes.items.map(({ metadata }) => metadata.name).sort();
    await this.change(() => this.makeNamespace(namespaces[0]));
    this.startedAt = Date.now();
    this.timer = setInterval(() => this.catchUp(), tickMs);
  }

  report(): TurnoverReport {
    const { done, overtaken, errors } = this;
    return { done, overtaken, errors };
  }

  /** Ends when the last change is answered, and little is left that changes by itself. */
  async stop(): Promise<TurnoverReport> {
    clearInterval(this.timer);
    await Promise.all(this.underWay);
    // Without metrics each of them makes an event every 15 seconds; a few may.
    for (const namespace of namespaces.slice(1)) {
      const autoscalers = `/apis/autoscaling/v2/namespaces/${namespace}/horizontalpodautoscalers`;
      await this.change(() => this.end(autoscalers));
    }
    return this.report();
  }

  private catchUp(): void {
    const elapsed = (Date.now() - this.startedAt) / 1000;
    const wanted = Math.floor(elapsed * this.options.changesPerSecond);
    for (; this.issued < wanted; this.issued += 1) {
      if (this.underWay.size >= mostAtOnce) {
        continue;
      }
      const random = this.random.fork(this.issued);
      const change = this.change(() => this.pick(random));
      this.underWay.add(change);
      void change.finally(() => this.underWay.delete(change));
    }
  }

  private async change(act: () => Promise<unknown>): Promise<void> {
    try {
      await act();
      this.done += 1;
    } catch (error) {
      if (
        error instanceof ApiRefusal &&
        [403, 404, 409].includes(error.status)
      ) {
        this.overtaken += 1;
      } else if (this.errors.length < 20) {
        this.errors.push(String(error));
      }
    }
  }

  private pick(random: Random): Promise<unknown> {
    const draw = random.next();
    if (draw < 0.03) {
      const namespace = random.pick(namespaces.slice(1));
      return this.there.has(pathOf(namespace))
        ? this.end(pathOf(namespace))
        : this.makeNamespace(namespace);
    }
    if (draw < 0.08) {
      return this.relabelNamespace(random);
    }
    if (draw < 0.13 && this.nodes.length > 0) {
      return this.changeNode(random);
    }
    const kind = random.pick(madeKinds);
    // Of those that are there; a namespace takes a while to go.
    const namespace = random.pick(
      namespaces.filter(name => this.there.has(pathOf(name))),
    );
    const names =
      kind.kind === 'ResourceQuota' ? quotasPerNamespace : namesPerKind;
    const name = `${kind.plural.slice(0, 6)}-${random.between(1, names)}`;
    return this.changeObject(kind, { namespace, name }, random);
  }

  private async changeObject(
    kind: MadeKind,
    { namespace, name }: { namespace: string; name: string },
    random: Random,
  ): Promise<unknown> {
    const collection = `${kind.path}/namespaces/${namespace}/${kind.plural}`;
    const path = `${collection}/${name}`;
    const make = () => this.make(collection, manifestOf(kind, name, random));
    if (!this.there.has(path)) {
      return make();
    }
    const draw = random.next();
    if (draw < 0.5) {
      return this.send('PATCH', path, kind.patch(random));
    }
    await this.end(path, {
      propagationPolicy: random.pick(['Background', 'Background', 'Orphan']),
      ...(kind.plural === 'pods' && { gracePeriodSeconds: 0 }),
    });
    return draw < 0.75 ? make() : undefined;
  }

  private makeNamespace(name: string): Promise<unknown> {
    return this.make('/api/v1/namespaces', {
      metadata: { name, labels: { 'app.kubernetes.io/part-of': 'turnover' } },
    });
  }

  private relabelNamespace(random: Random): Promise<unknown> {
    const owner = random.pick(['team-a', 'team-b', null]);
    return this.send('PATCH', pathOf(random.pick(namespaces)), {
      metadata: { labels: { 'wheelhouse.dev/owner': owner } },
    });
  }

  private changeNode(random: Random): Promise<unknown> {
    const taint = { key: 'turnover', effect: 'PreferNoSchedule' };
    return this.send('PATCH', `/api/v1/nodes/${random.pick(this.nodes)}`, {
      metadata: { labels: { turnover: random.hex(4) } },
      ...(random.chance(0.3) && {
        spec: { taints: random.pick([null, [taint]]) },
      }),
    });
  }

  private async make(
    collection: string,
    body: { metadata: { name: string; labels: object } },
  ): Promise<void> {
    await this.send('POST', collection, body);
    this.there.add(`${collection}/${body.metadata.name}`);
  }

  /** What is below a namespace goes with it. */
  private async end(path: string, body?: unknown): Promise<void> {
    this.there.delete(path);
    const [, namespace] = /^\/api\/v1\/namespaces\/([^/]+)$/.exec(path) ?? [];
    for (const other of this.there) {
      if (namespace && other.includes(`/namespaces/${namespace}/`)) {
        this.there.delete(other);
      }
    }
    await this.send('DELETE', path, body);
  }

  private send(
    method: 'POST' | 'DELETE' | 'PATCH',
    path: string,
    body?: unknown,
  ): Promise<unknown> {
    return this.options.client.send({
      method,
      path,
      body,
      ...(method === 'PATCH' && { contentType: mergePatch }),
    });
  }
}

function pathOf(namespace: string): string {
  return `/api/v1/namespaces/${namespace}`;
}

const { group, plural, kind, served } = customKind;

const definition = {
  apiVersion: 'apiextensions.k8s.io/v1',
  kind: 'CustomResourceDefinition',
  metadata: { name: `${plural}.${group}` },
  spec: {
    group,
    scope: 'Namespaced',
    names: { plural, singular: kind.toLowerCase(), kind },
    versions: [
      {
        name: served,
        served: true,
        storage: true,
        schema: {
          openAPIV3Schema: {
            type: 'object',
            'x-kubernetes-preserve-unknown-fields': true,
          },
        },
      },
    ],
  },
};
