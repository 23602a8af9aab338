import { SourceState } from '@wheelhouse/backstage-plugin-cluster-common';
import { createContext, useContext } from 'react';
import { OverviewLinks } from '../../hooks/useOverviewLinks';

/** What all panels of an overview have in common. */
export interface OverviewSurroundings {
  links: OverviewLinks;
  sources: readonly SourceState[];
}

/** Carries it to the panels. */
export const OverviewContext = createContext<OverviewSurroundings>({
  links: {},
  sources: [],
});

/** Where numbers lead, and how the clusters are doing. */
export function useOverviewSurroundings(): OverviewSurroundings {
  return useContext(OverviewContext);
}
