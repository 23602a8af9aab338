const deploymentsOfFleet = 100;
const podsPerSmallDeployment = 10;
const shareOfFirst = 0.08;

/**
 * How many pods each deployment has. The first takes 8 %, the others share the
 * rest and differ by one at most. Where it costs less than one pod in a
 * thousand they are all alike: 10,000 becomes 800 and 99 times 93.
 */
export function deploymentSizes(pods: number): number[] {
  const count = Math.max(
    1,
    Math.min(deploymentsOfFleet, Math.floor(pods / podsPerSmallDeployment)),
  );
  if (count === 1) {
    return [pods];
  }
  const others = count - 1;
  const first = Math.max(1, Math.round(pods * shareOfFirst));
  const rest = pods - first;
  const alike = Math.ceil(rest / others);
  if (alike * others - rest <= pods / 1000) {
    return [first, ...Array.from({ length: others }, () => alike)];
  }
  const larger = rest % others;
  return [
    first,
    ...Array.from({ length: others }, (_, index) =>
      index < larger ? alike : alike - 1,
    ),
  ];
}
