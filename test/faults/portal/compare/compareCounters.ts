import { isDeepStrictEqual } from 'node:util';
import { ResourceRow } from '@wheelhouse/backstage-plugin-cluster-common';
import { ClusterHub } from '@wheelhouse/backstage-plugin-cluster-node';

/** How the counters of the hub differ from those of a fresh list, and from a plain recount of its rows. */
export function compareCounters(live: ClusterHub, fresh: ClusterHub): string[] {
  const found = new Map(figuresOf(live));
  const expected = new Map([...figuresOf(fresh), ...recountOf(fresh)]);
  const differences: string[] = [];
  for (const name of new Set([...found.keys(), ...expected.keys()])) {
    const left = found.get(name);
    const right = expected.get(name);
    if (!isDeepStrictEqual(left, right)) {
      differences.push(
        `counter ${name} is ${JSON.stringify(left)}, should be ${JSON.stringify(
          right,
        )}`,
      );
    }
  }
  return differences;
}

function* figuresOf(hub: ClusterHub): Generator<[string, unknown]> {
  const [{ model }] = hub.clusters();
  const { objects, resources, quotas, capacity } = model.counters;
  for (const kind of model.tables.keys()) {
    for (const [namespace, count] of objects.byNamespace(kind)) {
      yield [`of ${kind} in '${namespace}'`, count];
    }
  }
  for (const [namespace, total] of resources.byNamespace()) {
    yield [`of resources in ${namespace}`, total];
  }
  for (const [namespace, quota] of quotas.byNamespace()) {
    yield [`of quotas in ${namespace}`, quota];
  }
  yield ['of capacity', { ...capacity.classes }];
  yield ['of free capacity', capacity.free];
  for (const [subject, names] of Object.entries(hub.names)) {
    yield [`of different ${subject}`, names.count(() => true).distinct];
  }
}

/** The counts of objects, from rows and nothing else. */
function* recountOf(hub: ClusterHub): Generator<[string, unknown]> {
  const [{ model }] = hub.clusters();
  for (const [kind, table] of model.tables) {
    const counts = new Map<
      string,
      { total: number; by: Record<string, number>; inTrouble: number }
    >();
    for (const { row } of table.rows()) {
      const { namespace, tone } = row as ResourceRow & { tone?: string };
      const count = counts.get(namespace) ?? { total: 0, by: {}, inTrouble: 0 };
      counts.set(namespace, count);
      count.total += 1;
      count.inTrouble += tone === 'warning' || tone === 'error' ? 1 : 0;
      const bucket = table.descriptor.countAs?.(row);
      if (bucket !== undefined) {
        count.by[bucket] = (count.by[bucket] ?? 0) + 1;
      }
    }
    for (const [namespace, count] of counts) {
      yield [`of ${kind} in '${namespace}'`, count];
    }
  }
}
