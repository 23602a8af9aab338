import type { Scenario } from '../scenario/scenarios.ts';
import { addNodes } from '../scenario/nodes.ts';

/** A cluster with two nodes and nothing on them. */
export const quietScenario: Scenario = {
  name: 'quiet',
  title: 'Quiet',
  days: 0,
  chapters: [
    {
      daysAgo: 0,
      apply: cluster =>
        addNodes(cluster, {
          prefix: 'quiet',
          zones: ['a'],
          perZone: 2,
          region: 'test-1',
          instanceType: 'small',
          cpu: '2',
          memory: '4Gi',
          kubeletVersion: 'v1.34.4',
        }),
    },
  ],
};
