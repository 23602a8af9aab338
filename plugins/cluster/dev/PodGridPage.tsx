import { TestApiProvider } from '@backstage/frontend-test-utils';
import { themes, UnifiedThemeProvider } from '@backstage/theme';
import Box from '@mui/material/Box';
import { ResourceRow } from '@wheelhouse/backstage-plugin-cluster-common';
import {
  clusterApiRef,
  ObjectDrawerProvider,
} from '@wheelhouse/backstage-plugin-cluster-react';
import { useMemo } from 'react';
import { PodGrid } from '../src/components/podGrid/PodGrid';
import { GridPod, gridPodColumns } from '../src/model/podGrid/GridPod';
import { changedPod, fleetOfNodes, fleetOfPods } from './__data__/fleetOfPods';
import { clusters, namespaces, source } from './__data__/shop';
import { ChurningFeed } from './ChurningFeed';
import { FeedScript } from './FeedScript';
import { ScriptedClusterApi } from './ScriptedClusterApi';

/**
 * The pod grid over pods that nobody runs. The address says how many and how
 * often they change: `?pods=10000&namespaces=60&rate=50&mode=dark&state=stale`.
 */
export function PodGridPage() {
  const params = new URLSearchParams(window.location.search);
  const number = (name: string, otherwise: number) =>
    Number(params.get(name) ?? otherwise);
  const pods = number('pods', 10_000);
  const spaces = number('namespaces', 60);
  const rate = number('rate', 50);
  const state = params.get('state') ?? 'live';
  const mode = params.get('mode') === 'dark' ? 'dark' : 'light';
  const api = useMemo(
    () => churningApi({ pods, spaces, rate, state }),
    [pods, spaces, rate, state],
  );
  return (
    <TestApiProvider apis={[[clusterApiRef, api]]}>
      <ObjectDrawerProvider>
        <UnifiedThemeProvider theme={themes[mode]}>
          <Box
            component="main"
            data-theme-mode={mode}
            sx={{ p: 2.5, bgcolor: 'background.default', minHeight: '100vh' }}
          >
            <PodGrid />
          </Box>
        </UnifiedThemeProvider>
      </ObjectDrawerProvider>
    </TestApiProvider>
  );
}

interface Wanted {
  pods: number;
  spaces: number;
  rate: number;
  state: string;
}

function churningApi({ pods, spaces, rate, state }: Wanted) {
  const script = scriptOf(state, pods, spaces);
  const api = new ScriptedClusterApi(script);
  let born = 0;
  const feed = new ChurningFeed({
    script,
    churned: 'pods',
    columns: gridPodColumns,
    changesPerSecond: rate,
    change: row => {
      const pod = row as GridPod;
      if (Math.random() < 0.8) {
        return { row: changedPod(pod, Math.random()) };
      }
      born += 1;
      const id = `born-${born}`;
      return { born: { ...pod, id, name: `${pod.ownerName}-new-${born}` } };
    },
  });
  return Object.assign(api, { feed });
}

function scriptOf(state: string, pods: number, spaces: number): FeedScript {
  const rest = {
    clusters: { rows: clusters },
    namespaces: { rows: namespaces },
    nodes: { rows: fleetOfNodes() },
    overview: { rows: [overviewOf(pods)] },
  };
  const lost = 'The API server does not answer: connect ECONNREFUSED.';
  const refusal =
    'Your permission cluster.resource.read does not cover pods in cluster harbor.';
  switch (state) {
    case 'loading':
      return { ...rest, pods: { pending: true } };
    case 'empty':
      return { ...rest, pods: {} };
    case 'denied':
      return {
        ...rest,
        pods: { sources: [source('harbor', 'denied', refusal)] },
      };
    case 'failed':
      return {
        ...rest,
        pods: { error: { name: 'Error', message: 'The feed is full.' } },
      };
    default:
      return {
        ...rest,
        pods: {
          rows: pods > 20_000 ? [] : fleetOfPods({ pods, namespaces: spaces }),
          sources: [
            source('harbor'),
            source('atoll'),
            state === 'stale' ? source('reef', 'stale', lost) : source('reef'),
          ],
        },
      };
  }
}

function overviewOf(pods: number): ResourceRow {
  const row = { cluster: '', id: '', namespace: '', name: '', created: 0 };
  return Object.assign(row, { title: '', pods });
}
