import { FleetFrame } from '../fleet/FleetFrame';
import { GlobalView } from './GlobalView';

/** The tab with the sums over all clusters. */
export function GlobalViewPage() {
  return (
    <FleetFrame>
      <GlobalView />
    </FleetFrame>
  );
}
