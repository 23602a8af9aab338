import { FleetFrame } from './FleetFrame';
import { ClusterCards } from './ClusterCards';

/** The tab with a card per cluster. */
export function ClustersPage() {
  return (
    <FleetFrame>
      <ClusterCards />
    </FleetFrame>
  );
}
