import { KubeConfig } from '@kubernetes/client-node';
import { ClusterHub } from '../../../plugins/cluster-node/src/hub/ClusterHub';
import { startUpstreamCluster } from '../../../plugins/cluster-node/src/upstream/startUpstreamCluster';
import { announce } from './announce';
import { PeakMemory } from './peakMemory';
import { quietLogger } from './quietLogger';
import { SyncFigures } from './syncFigures';

// An empty hub, as a backend starts it, until it has all pods of a cluster.
// Argument: a kubeconfig.
const [kubeconfig] = process.argv.slice(2);

const kubeConfig = new KubeConfig();
kubeConfig.loadFromFile(kubeconfig);
const memory = new PeakMemory();
const began = performance.now();
const hub = ClusterHub.create({
  logger: quietLogger,
  upstreams: [
    startUpstreamCluster(
      {
        ...{ name: 'bench', title: 'bench', source: kubeconfig, kubeConfig },
        ...{ sandbox: false, allow: [], identity: 'serviceAccount' },
        namespaceOwners: {},
      },
      { logger: quietLogger },
    ),
  ],
});
const { table } = hub.cluster('bench').acquire(hub.descriptor('pods'));

function finish() {
  if (table.state().state === 'live') {
    announce<SyncFigures>({
      pods: table.size,
      ms: performance.now() - began,
      peakBytes: memory.added(),
    });
  }
}

table.listen({
  changed: () => undefined,
  reset: finish,
  stateChanged: finish,
});
