import type { FleetSize } from '../FleetSize.ts';
import { Random } from '../Random.ts';
import { deploymentSizes } from './deploymentSizes.ts';
import type {
  DeploymentPlan,
  FleetPlan,
  Labelling,
  NamespacePlan,
  PodState,
} from './FleetPlan.ts';
import { Placement } from './Placement.ts';
import { planNodes } from './planNodes.ts';
import { planPodStates, planRestarts } from './planPodStates.ts';
import { componentRoles, systemNames } from './vocabulary.ts';

/** Ten deployments in a row say in these ways to which application they belong. */
const labellings: readonly Labelling[] = [
  ...Array.from({ length: 7 }, () => 'part-of' as const),
  'kubernetes-id',
  'name',
  'app',
];

/** Plans a fleet. The same size and seed give the same plan. */
export function planFleet(size: FleetSize): FleetPlan {
  const random = new Random(size.seed);
  const sizes = deploymentSizes(size.pods);
  const systems = random
    .fork('systems')
    .shuffle(systemNames)
    .slice(0, Math.ceil(sizes.length / componentRoles.length));
  const nodes = planNodes(size, random.fork('nodes'));
  const placement = new Placement(nodes, random.fork('placement'));
  const states = planPodStates(sizes, random.fork('states'));
  const deployments = sizes.map((_, index) =>
    planDeployment({
      index,
      system: systems[index % systems.length],
      role: componentRoles[Math.floor(index / systems.length)],
      states: states[index],
      placement,
      random: random.fork('deployment', index),
    }),
  );
  return {
    size,
    namespaces: systems.map((name, index) => planNamespace(name, index)),
    nodes,
    deployments,
  };
}

/** A team owns two namespaces; two in three have a quota. */
function planNamespace(name: string, index: number): NamespacePlan {
  return {
    name,
    owner: `team-${systemNames[Math.floor(index / 2)]}`,
    hasQuota: index % 3 !== 2,
  };
}

interface DeploymentOptions {
  readonly index: number;
  readonly system: string;
  readonly role: string;
  readonly states: readonly PodState[];
  readonly placement: Placement;
  readonly random: Random;
}

function planDeployment(options: DeploymentOptions): DeploymentPlan {
  const { index, system, role, states, placement, random } = options;
  const name = `${system}-${role}`;
  const templateHash = random.suffix(10);
  const toleratesBatch = random.chance(0.2);
  const minor = random.between(2, 40);
  const endings = distinctEndings(states.length, random.fork('names'));
  return {
    name,
    namespace: system,
    system,
    labelling: labellings[index % labellings.length],
    templateHash,
    formerTemplateHash: random.chance(0.4) ? random.suffix(10) : undefined,
    image: `registry.example.com/${system}/${role}`,
    tags: Array.from(
      { length: 4 },
      (_, back) => `1.${minor}.${9 - back}-${random.hex(7)}`,
    ),
    hasSidecar: random.chance(0.3),
    toleratesBatch,
    millicpus: random.pick([25, 50, 100, 150, 200]),
    memoryMi: random.pick([128, 192, 256, 384, 512]),
    pods: states.map((state, pod) => {
      const own = random.fork('pod', pod);
      return {
        name: `${name}-${templateHash}-${endings[pod]}`,
        state,
        restarts: planRestarts(state, own),
        ...(state === 'pending' ? {} : placement.place(toleratesBatch)),
      };
    }),
  };
}

function distinctEndings(count: number, random: Random): string[] {
  const endings = new Set<string>();
  while (endings.size < count) {
    endings.add(random.suffix(5));
  }
  return [...endings];
}
