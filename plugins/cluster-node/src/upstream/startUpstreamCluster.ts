import { LoggerService } from '@backstage/backend-plugin-api';
import { ResourceDescriptor } from '@wheelhouse/backstage-plugin-cluster-common';
import { ClusterDefinition } from '../clusters/ClusterDefinition';
import { ApiConnectionError } from './ApiConnectionError';
import { CustomResourceFollower } from './CustomResourceFollower';
import { Discovery, isCustomKind } from './Discovery';
import { HealthProbe } from './HealthProbe';
import { HttpApiClient } from './HttpApiClient';
import { KindWatch } from './KindWatch';
import { resourcePath } from './resourcePath';
import { KindSink, UpstreamCluster } from './UpstreamCluster';
import { defaultUpstreamTiming, UpstreamTiming } from './UpstreamTiming';

/** Options of `startUpstreamCluster`. */
export interface StartUpstreamClusterOptions {
  logger: LoggerService;
  /** Replaces some of `defaultUpstreamTiming`, for tests. */
  timing?: Partial<UpstreamTiming>;
}

/**
 * Connects to a cluster and stays connected until stopped. Never fails because
 * the cluster does; throws only for an address that can never work.
 */
export function startUpstreamCluster(
  definition: ClusterDefinition,
  options: StartUpstreamClusterOptions,
): UpstreamCluster {
  const logger = options.logger.child({ cluster: definition.name });
  const timing = { ...defaultUpstreamTiming, ...options.timing };
  const client = HttpApiClient.create({
    kubeConfig: definition.kubeConfig,
    connectTimeout: timing.connect,
  });
  const discovery = new Discovery(client);
  const follower = new CustomResourceFollower({ client, timing });
  const watches = new Set<KindWatch>();
  const listeners = new Set<() => void>();

  const probe = HealthProbe.start({
    client,
    timing,
    onChange: ({ state, reason, version }, error) => {
      const what = `Cluster ${definition.name} is ${state}`;
      if (state === 'live') {
        logger.info(`${what} (${version ?? 'version unknown'}).`);
      } else {
        logger.warn(`${what}: ${reason}${causeOf(error)}`);
      }
      for (const listener of listeners) {
        listener();
      }
    },
    onRecovery: () => {
      for (const watch of watches) {
        watch.nudge();
      }
      follower.nudge();
    },
    onReplaced: () => {
      logger.warn(
        `Cluster ${definition.name} is another cluster than before; everything is listed again.`,
      );
      for (const watch of watches) {
        watch.relist();
      }
      follower.relist();
    },
  });

  return {
    definition,
    client,
    health: () => probe.health(),
    onHealth(listener) {
      listeners.add(listener);
      return () => listeners.delete(listener);
    },
    watchKind(descriptor, sink) {
      const watch = KindWatch.start({
        client,
        discovery,
        descriptor,
        timing,
        namespaces: definition.namespaces,
        sink: logged(sink, descriptor, definition.name, logger),
        ready: () => probe.ready(),
        onFailure: error => {
          logger.debug(`${descriptor.id}: ${error}${causeOf(error)}`);
          if (error instanceof ApiConnectionError) {
            probe.suspect();
          }
        },
      });
      watches.add(watch);
      const unfollow = isCustomKind(descriptor)
        ? follower.follow(descriptor, () => watch.definitionChanged())
        : undefined;
      return {
        states: () => watch.collectionStates(),
        stop() {
          unfollow?.();
          watches.delete(watch);
          watch.stop();
        },
      };
    },
    async resourcePath(descriptor, target = {}) {
      return resourcePath({
        group: descriptor.group,
        plural: descriptor.plural,
        version: await discovery.version(descriptor),
        ...target,
      });
    },
    stop() {
      probe.stop();
      follower.stop();
      for (const watch of watches) {
        watch.stop();
      }
      watches.clear();
      listeners.clear();
      client.close();
    },
  };
}

function logged(
  sink: KindSink,
  descriptor: ResourceDescriptor,
  cluster: string,
  logger: LoggerService,
): KindSink {
  return {
    listing: reason => sink.listing?.(reason),
    beginList: namespace => sink.beginList(namespace),
    upsert: object => sink.upsert(object),
    endList: namespace => sink.endList(namespace),
    delete: object => sink.delete(object),
    state(state) {
      if (state.state !== 'connecting') {
        const { state: name, reason } = state;
        logger.info(
          `${descriptor.id} of cluster ${cluster}: ${name}${
            reason ? `: ${reason}` : ''
          }`,
        );
      }
      sink.state(state);
    },
  };
}

/** What the network layer said, for the log only: it may name addresses. */
function causeOf(error: unknown): string {
  const { cause } = (error ?? {}) as { cause?: unknown };
  return cause instanceof Error ? ` (${cause.message})` : '';
}
