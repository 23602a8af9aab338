import { FleetFrame } from './FleetFrame';
import { NamespacesTable } from './NamespacesTable';

/** The tab with all namespaces. */
export function NamespacesPage() {
  return (
    <FleetFrame>
      <NamespacesTable />
    </FleetFrame>
  );
}
