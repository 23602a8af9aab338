import { HttpAuthService } from '@backstage/backend-plugin-api';
import { NotFoundError } from '@backstage/errors';
import {
  feedLimits,
  RowsResponse,
} from '@wheelhouse/backstage-plugin-cluster-common';
import { ObjectTarget } from '@wheelhouse/backstage-plugin-cluster-node';
import { Request, Router } from 'express';
import PromiseRouter from 'express-promise-router';
import { FeedServer } from '../feed/FeedServer';
import { CsvDownloads } from '../rows/CsvDownloads';
import { AuditedGateway } from '../service/AuditedGateway';
import { Caller } from '../service/Caller';
import { ClusterAudit } from '../service/ClusterAudit';
import { jsonBody } from './jsonBody';
import { parseInput } from './parseInput';
import {
  accessCheckSchema,
  facetsSchema,
  feedRequestSchema,
  objectPathSchema,
  objectQuerySchema,
  rowsFileSchema,
  rowsPageSchema,
} from './requestSchemas';
import { retryAfter } from './retryAfter';

/** What the routes are made of. */
export interface RouterOptions {
  httpAuth: HttpAuthService;
  gateway: AuditedGateway;
  feeds: FeedServer;
  downloads: CsvDownloads;
  audit: ClusterAudit;
}

/** The HTTP surface under `/api/cluster`; every route is for users only. */
export function createRouter(options: RouterOptions): Router {
  const { httpAuth, gateway, feeds, downloads, audit } = options;
  const router = PromiseRouter();
  const v1 = PromiseRouter();
  const body = jsonBody(feedLimits.bodyBytes);
  const userOf = async (request: Request) => ({
    request,
    credentials: await httpAuth.credentials(request, { allow: ['user'] }),
  });

  // Before any body is read: who may not ask gets no work done.
  v1.use(async (request, response) => {
    await userOf(request);
    response.set('Cache-Control', 'no-store');
    return 'next';
  });

  v1.get('/clusters', async (request, response) => {
    response.json(await gateway.clusters(await userOf(request)));
  });

  const objectPath = '/clusters/:cluster/objects/:kind/:name';

  v1.get(objectPath, async (request, response) => {
    const { target, view } = parseTarget(request);
    response.json(await gateway.object(await userOf(request), target, view));
  });

  v1.get(`${objectPath}/events`, async (request, response) => {
    const { target } = parseTarget(request);
    response.json(await gateway.events(await userOf(request), target));
  });

  v1.post('/access-checks', body, async (request, response) => {
    const check = parseInput(accessCheckSchema, request.body, 'access check');
    response.json(await gateway.checkAccess(await userOf(request), check));
  });

  v1.post('/rows', body, async (request, response) => {
    const { offset, limit, ...wanted } = parseInput(
      rowsPageSchema,
      request.body,
      'rows request',
    );
    const rows = await gateway.rows(await userOf(request), wanted);
    const { columns, total, sources } = rows;
    response.json({
      columns,
      rows: rows.slice(offset, limit),
      total,
      sources,
    } satisfies RowsResponse);
  });

  v1.post('/rows.csv', body, async (request, response) => {
    const wanted = parseInput(rowsFileSchema, request.body, 'rows request');
    await downloads.serve(await userOf(request), wanted, response);
  });

  v1.post('/facets', body, async (request, response) => {
    const wanted = parseInput(facetsSchema, request.body, 'facets request');
    response.json(await gateway.facets(await userOf(request), wanted));
  });

  v1.post('/feed', body, async (request, response) => {
    const wanted = parseInput(feedRequestSchema, request.body, 'feed request');
    const caller: Caller = await userOf(request);
    await audit.record(
      caller,
      {
        eventId: 'feed-open',
        severityLevel: 'low',
        meta: {
          subscriptions: wanted.subscriptions.map(({ kind, scope }) => ({
            kind,
            scope: { ...scope },
          })),
        },
      },
      () => feeds.serve(wanted, { credentials: caller.credentials, response }),
      failures => ({
        refused: failures.map(({ id, error }) => ({ id, error: error.name })),
      }),
    );
  });

  router.use('/v1', v1);
  router.use(request => {
    throw new NotFoundError(
      `There is no ${request.method} ${request.baseUrl}${request.path}.`,
    );
  });
  router.use(retryAfter);
  return router;
}

function parseTarget(request: Request): {
  target: ObjectTarget;
  view: 'masked' | 'full';
} {
  const path = parseInput(objectPathSchema, request.params, 'path');
  const { namespace, view } = parseInput(
    objectQuerySchema,
    request.query,
    'query',
  );
  return { target: { ...path, namespace }, view };
}
