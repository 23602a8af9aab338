import { FleetFrame } from './FleetFrame';
import { PodsTable } from './PodsTable';

/** The tab with all pods. */
export function PodsPage() {
  return (
    <FleetFrame>
      <PodsTable />
    </FleetFrame>
  );
}
