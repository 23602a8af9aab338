import type { FleetSize } from '../FleetSize.ts';
import type { Random } from '../Random.ts';
import type { NodePlan, NodeRole } from './FleetPlan.ts';

const zones = ['north-1a', 'north-1b', 'north-1c'];
const usualPodLimit = 110;
const highPodLimit = 250;
/** Above this mean the usual limit leaves no room for what is rescheduled. */
const comfortablePodsPerNode = 100;

/**
 * The machines: a control plane that takes no pods, batch nodes with a taint,
 * workers of three sizes, some of them cordoned, and one in sixty that is gone.
 */
export function planNodes(size: FleetSize, random: Random): NodePlan[] {
  const controlPlanes = size.nodes >= 50 ? 3 : Number(size.nodes >= 3);
  const gone = Math.floor(size.nodes / 60);
  const batch = size.nodes >= 5 ? Math.ceil(size.nodes * 0.08) : 0;
  const cordoned = size.nodes >= 4 ? Math.ceil(size.nodes * 0.04) : 0;
  const workers = size.nodes - controlPlanes - batch - gone;
  const crowded = size.pods / workers > comfortablePodsPerNode;
  return Array.from({ length: size.nodes }, (_, index) => {
    const own = random.fork('node', index);
    const role = roleOf(index, controlPlanes, batch);
    const worker = index - controlPlanes - batch;
    const scale = own.pick([1, 1.5, 2]) * (crowded ? 2 : 1);
    const isControlPlane = role === 'control-plane';
    return {
      name: `${role}-${own.suffix(6)}-${index + 1}`,
      zone: zones[index % zones.length],
      role,
      cpus: isControlPlane ? 8 : 16 * scale,
      memoryGi: isControlPlane ? 32 : 64 * scale,
      podLimit: crowded ? highPodLimit : usualPodLimit,
      reachable: isControlPlane || index < size.nodes - gone,
      cordoned: worker >= 0 && worker < cordoned,
      taint: taints[role],
      address: `172.20.${Math.floor(index / 250)}.${(index % 250) + 2}`,
      podNetwork: `10.${64 + Math.floor(index / 256)}.${index % 256}`,
    };
  });
}

const taints: Readonly<Record<NodeRole, NodePlan['taint']>> = {
  'control-plane': { key: 'node-role.kubernetes.io/control-plane' },
  batch: { key: 'dedicated', value: 'batch' },
  worker: undefined,
};

function roleOf(index: number, controlPlanes: number, batch: number): NodeRole {
  if (index < controlPlanes) {
    return 'control-plane';
  }
  return index < controlPlanes + batch ? 'batch' : 'worker';
}
