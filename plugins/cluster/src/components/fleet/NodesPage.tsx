import { FleetFrame } from './FleetFrame';
import { NodesTable } from './NodesTable';

/** The tab with all nodes. */
export function NodesPage() {
  return (
    <FleetFrame>
      <NodesTable />
    </FleetFrame>
  );
}
