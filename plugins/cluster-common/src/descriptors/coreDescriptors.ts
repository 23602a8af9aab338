import { cronjobs } from './cronjobs';
import { daemonsets } from './daemonsets';
import { deployments } from './deployments';
import { events } from './events';
import { horizontalpodautoscalers } from './horizontalpodautoscalers';
import { ingresses } from './ingresses';
import { jobs } from './jobs';
import { namespaces } from './namespaces';
import { nodes } from './nodes';
import { poddisruptionbudgets } from './poddisruptionbudgets';
import { pods } from './pods';
import { replicasets } from './replicasets';
import { resourcequotas } from './resourcequotas';
import { services } from './services';
import { statefulsets } from './statefulsets';
import { secrets } from './secrets';
import { ResourceDescriptor } from '../model/ResourceDescriptor';

/** The kinds of Kubernetes itself that are watched. */
export const coreDescriptors: readonly ResourceDescriptor[] = [
  namespaces,
  nodes,
  pods,
  deployments,
  replicasets,
  statefulsets,
  daemonsets,
  jobs,
  cronjobs,
  services,
  ingresses,
  horizontalpodautoscalers,
  poddisruptionbudgets,
  resourcequotas,
  events,
];

/** Kinds of which single objects can be read, but that are never listed or watched. */
export const objectOnlyDescriptors: readonly ResourceDescriptor[] = [secrets];
