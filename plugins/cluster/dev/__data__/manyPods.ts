import { FullPod, podRow, workloadRow } from './rows';

/** Pods of a large fleet, a few of them in trouble. */
export function manyPods(count: number): FullPod[] {
  const workloads = Array.from({ length: 100 }, (_, index) =>
    workloadRow(`service-${index}`, {
      cluster: index % 3 === 0 ? 'reef' : 'harbor',
      namespace: `team-${index % 20}`,
    }),
  );
  return Array.from({ length: count }, (_, index) => {
    const pod = podRow(workloads[index % 100], index.toString(36));
    return index % 83 === 0
      ? { ...pod, tone: 'error', reason: 'CrashLoopBackOff', ready: 0 }
      : pod;
  });
}
