import { setTimeout as delay } from 'node:timers/promises';
import type { UserInfo } from '../api/UserDirectory.ts';
import { reviewTypes } from '../api/reviewTypes.ts';
import type { AccessAttributes } from '../api/Authorizer.ts';
import {
  StatusError,
  forbidden,
  unauthorized,
  unknownResource,
} from '../model/StatusError.ts';
import { discoveryDocument } from './discovery.ts';
import type { Exchange } from './Exchange.ts';
import { FaultControl } from './FaultControl.ts';
import { openApiDocument } from './openapi.ts';
import { handleResource } from './resourceHandler.ts';
import { handleReview } from './reviewHandler.ts';
import { handleSubresource } from './subresourceHandler.ts';
import type { WatchStreams } from './WatchStreams.ts';

const versionDocument = {
  major: '1',
  minor: '34',
  gitVersion: 'v1.34.4',
  gitCommit: '',
  gitTreeState: 'clean',
  buildDate: '1970-01-01T00:00:00Z',
  goVersion: 'go1.24.0',
  compiler: 'gc',
  platform: 'linux/amd64',
};

/** The 403 for something RBAC does not allow, worded as Kubernetes does. */
export function accessDenied(
  user: UserInfo,
  wanted: AccessAttributes,
): StatusError {
  if (wanted.path !== undefined) {
    return new StatusError({
      code: 403,
      reason: 'Forbidden',
      message: `forbidden: User "${user.name}" cannot ${wanted.verb} path "${wanted.path}"`,
      details: {},
    });
  }
  const { group = '', resource = '', subresource, namespace } = wanted;
  const full = subresource ? `${resource}/${subresource}` : resource;
  const scope = namespace
    ? `in the namespace "${namespace}"`
    : 'at the cluster scope';
  return forbidden(
    { group, resource },
    wanted.name,
    `User "${user.name}" cannot ${wanted.verb} resource "${full}" in API group "${group}" ${scope}`,
  );
}

/** Answers requests to a cluster: who, whether allowed, and then what. */
export class ClusterHandler {
  private readonly faults: FaultControl;
  private readonly watches: WatchStreams;

  constructor(options: { faults: FaultControl; watches: WatchStreams }) {
    this.faults = options.faults;
    this.watches = options.watches;
  }

  async handle(exchange: Exchange): Promise<void> {
    try {
      if (await this.meetFaults(exchange)) {
        await this.answer(exchange);
      }
    } catch (error) {
      exchange.request.resume();
      exchange.sendError(
        error instanceof StatusError
          ? error
          : new StatusError({
              code: 500,
              reason: 'InternalError',
              message: `Internal error occurred: ${error}`,
            }),
      );
    }
  }

  /** False where a fault means that there will be no answer. */
  private async meetFaults(exchange: Exchange): Promise<boolean> {
    const { target } = exchange;
    const met = this.faults.meet(target);
    if (met.some(fault => fault.type === 'unreachable')) {
      exchange.response.destroy();
      return false;
    }
    exchange.silent = met.some(fault => fault.type === 'half-open');
    exchange.truncated = met.some(fault => fault.type === 'truncate');
    const wait = Math.max(0, ...met.map(fault => fault.delayMs ?? 0));
    if (wait > 0) {
      await delay(wait, undefined, { ref: false });
    }
    const refusal = FaultControl.refusal(met, target);
    if (refusal) {
      throw refusal;
    }
    const resumes =
      exchange.query.get('continue') ||
      (exchange.info.verb === 'watch' && exchange.query.get('resourceVersion'));
    if (resumes && met.some(fault => fault.type === 'expired')) {
      exchange.cluster.api.store.compact();
    }
    return true;
  }

  private async answer(exchange: Exchange): Promise<void> {
    const { cluster, info } = exchange;
    exchange.user = this.authenticate(exchange);
    const wanted = this.attributes(exchange);
    if (!cluster.authorizer.check(exchange.user, wanted).allowed) {
      throw accessDenied(exchange.user, wanted);
    }
    if (!info.isResource) {
      this.answerPath(exchange);
      return;
    }
    const review = reviewTypes.find(
      type =>
        type.group === info.group &&
        type.plural === info.resource &&
        type.versions.includes(info.version),
    );
    if (review) {
      await handleReview(exchange, review);
      return;
    }
    const { registry } = cluster.api;
    const type = registry.find(info.group, info.version, info.resource);
    if (!type) {
      const served = registry
        .all()
        .some(
          item =>
            item.group === info.group && item.versions.includes(info.version),
        );
      if (served) {
        throw unknownResource();
      }
      exchange.sendText(404, '404 page not found\n');
      return;
    }
    if (info.subresource) {
      await handleSubresource(exchange, type);
    } else {
      await handleResource(exchange, type, this.watches);
    }
  }

  private authenticate(exchange: Exchange): UserInfo {
    const { cluster } = exchange;
    const match = /^Bearer (.+)$/i.exec(exchange.header('authorization') ?? '');
    const user = match
      ? cluster.users.authenticate(match[1].trim(), cluster.api.clock.now())
      : undefined;
    if (!user) {
      throw unauthorized();
    }
    return this.impersonated(exchange, user);
  }

  private impersonated(exchange: Exchange, user: UserInfo): UserInfo {
    const name = exchange.header('impersonate-user');
    const groups = (exchange.request.headersDistinct['impersonate-group'] ??
      []) as string[];
    if (name === undefined) {
      if (groups.length > 0) {
        throw new StatusError({
          code: 500,
          reason: 'InternalError',
          message: `Internal error occurred: requested ${groups.join(
            ', ',
          )} without impersonating a user`,
        });
      }
      return user;
    }
    const account = /^system:serviceaccount:([^:]+):([^:]+)$/.exec(name);
    const targets: AccessAttributes[] = [
      account
        ? {
            verb: 'impersonate',
            resource: 'serviceaccounts',
            namespace: account[1],
            name: account[2],
          }
        : { verb: 'impersonate', resource: 'users', name },
      ...groups.map(group => ({
        verb: 'impersonate',
        resource: 'groups',
        name: group,
      })),
    ];
    for (const wanted of targets) {
      if (!exchange.cluster.authorizer.check(user, wanted).allowed) {
        throw accessDenied(user, wanted);
      }
    }
    const own = account
      ? ['system:serviceaccounts', `system:serviceaccounts:${account[1]}`]
      : [];
    return {
      name,
      groups: [
        ...new Set([
          ...(groups.length > 0 ? groups : own),
          'system:authenticated',
        ]),
      ],
    };
  }

  private attributes({ info }: Exchange): AccessAttributes {
    return info.isResource
      ? {
          verb: info.verb,
          group: info.group,
          resource: info.resource,
          subresource: info.subresource,
          namespace: info.namespace,
          name: info.name,
        }
      : { verb: info.verb, path: info.path };
  }

  private answerPath(exchange: Exchange): void {
    const path = exchange.info.path.replace(/(.)\/$/, '$1');
    const { registry } = exchange.cluster.api;
    if (path === '/version') {
      exchange.sendJson(200, versionDocument);
    } else if (['/livez', '/readyz', '/healthz'].includes(path)) {
      exchange.sendText(200, 'ok');
    } else {
      const document =
        discoveryDocument(registry, path) ?? openApiDocument(registry, path);
      if (document) {
        exchange.sendJson(200, document);
      } else {
        exchange.sendText(404, '404 page not found\n');
      }
    }
  }
}
