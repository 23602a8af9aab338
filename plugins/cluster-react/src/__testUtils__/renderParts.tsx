import { renderInTestApp } from '@backstage/frontend-test-utils';
import { ReactElement } from 'react';
import { ClusterApi, clusterApiRef } from '../api/ClusterApi';
import { fakeClusterApi } from './fakeClusterApi';

/** Draws components as a page of a portal would. */
export function renderParts(
  element: ReactElement,
  parts: Partial<ClusterApi> = {},
) {
  return renderInTestApp(element, {
    apis: [[clusterApiRef, fakeClusterApi(parts)]],
  });
}
