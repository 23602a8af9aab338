import {
  cronjobs,
  deployments,
  jobs,
  pods,
  services,
} from '@wheelhouse/backstage-plugin-cluster-common';
import { namespace, ownedBy, pod, workload } from '../../__testUtils__/objects';
import { seededRandom } from '../../__testUtils__/seededRandom';
import { ClusterModel } from '../ClusterModel';
import { Interner } from '../Interner';
import { KindTable } from '../KindTable';
import { FleetNames } from './FleetNames';

function setUp(names = new FleetNames()) {
  let seq = 0;
  const model = new ClusterModel(
    'harbor',
    new Interner(),
    () => ++seq,
    {},
    [],
    undefined,
    names,
  );
  const table = (d: KindTable['descriptor']) => model.table(d);
  const different = () =>
    Object.fromEntries(
      (['nodes', 'pods', 'services', 'applications'] as const).map(subject => [
        subject,
        names[subject].count(() => true).distinct,
      ]),
    );
  return { model, table, different };
}

describe('ClusterCounters', () => {
  it('names an application once for all workloads of it, and not for what they make', () => {
    const { model, table, different } = setUp();
    const shop = { labels: { 'app.kubernetes.io/part-of': 'shop' } };
    model.upsert(table(deployments), workload('Deployment', 'web', shop));
    model.upsert(table(deployments), workload('Deployment', 'cart', shop));
    model.upsert(table(deployments), workload('Deployment', 'bare'));
    expect(different().applications).toBe(1);
    // Made by a CronJob that arrives later.
    model.upsert(table(jobs), {
      ...workload('Deployment', 'report-1', {
        ...ownedBy('CronJob', 'report'),
        labels: { app: 'one-run' },
      }),
      kind: 'Job',
    });
    expect(different().applications).toBe(2);
    model.upsert(table(cronjobs), {
      ...workload('Deployment', 'report', { labels: { app: 'report' } }),
      kind: 'CronJob',
    });
    expect(different().applications).toBe(2);
    model.remove(table(jobs), 'uid-report-1');
    model.remove(table(cronjobs), 'uid-report');
    model.remove(table(deployments), 'uid-web');
    expect(different().applications).toBe(1);
    model.remove(table(deployments), 'uid-cart');
    expect(different().applications).toBe(0);
    model.dispose();
  });

  it.each([1, 2, 3])('equals what a fresh list would count, seed %d', seed => {
    const random = seededRandom(seed);
    const { model, table, different } = setUp();
    const live = new Map<
      string,
      [KindTable['descriptor'], ReturnType<typeof pod>]
    >();
    for (let step = 0; step < 3000; step += 1) {
      const name = `object-${random.below(60)}`;
      const place = { namespace: `namespace-${name.length % 3}` };
      const [descriptor, object] = random.pick([
        () =>
          [
            pods,
            pod(`pod-${name}`, place, random.pick(['Running', 'Failed'])),
          ] as const,
        () =>
          [
            deployments,
            workload('Deployment', `deployment-${name}`, {
              ...place,
              labels: { app: random.pick(['web', 'cart', '']) },
            }),
          ] as const,
        () =>
          [
            services,
            { ...namespace(`service-${name}`), kind: 'Service' },
          ] as const,
      ])();
      const { uid } = object.metadata;
      if (live.has(uid) && random.happens(0.5)) {
        model.remove(table(descriptor), uid);
        live.delete(uid);
      } else {
        model.upsert(table(descriptor), object);
        live.set(uid, [descriptor, object]);
      }
    }
    const fresh = setUp();
    for (const [descriptor, object] of live.values()) {
      fresh.model.upsert(fresh.table(descriptor), object);
    }
    expect(different()).toEqual(fresh.different());
    expect(live.size).toBeGreaterThan(20);
    for (const kind of ['pods', 'deployments', 'services']) {
      expect(model.counters.objects.byNamespace(kind)).toEqual(
        fresh.model.counters.objects.byNamespace(kind),
      );
    }
    expect(model.counters.resources.byNamespace()).toEqual(
      fresh.model.counters.resources.byNamespace(),
    );
    model.dispose();
    fresh.model.dispose();
  });
});
