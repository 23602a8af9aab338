import { FleetFrame } from './FleetFrame';
import { WorkloadsTable } from './WorkloadsTable';

/** The tab with all workloads. */
export function WorkloadsPage() {
  return (
    <FleetFrame>
      <WorkloadsTable />
    </FleetFrame>
  );
}
