import {
  AccessCheckRequest,
  AccessCheckResponse,
  ClustersResponse,
  EventsResponse,
  FacetsRequest,
  FacetsResponse,
  ObjectResponse,
  RowsRequest,
} from '@wheelhouse/backstage-plugin-cluster-common';
import {
  ClusterGateway,
  EntityWorkloads,
  ObjectTarget,
  ReadRows,
} from '@wheelhouse/backstage-plugin-cluster-node';
import { JsonObject } from '@backstage/types';
import { Caller } from './Caller';
import { ClusterAudit } from './ClusterAudit';

/** The one-shot reads of the gateway for routes and actions alike, with their audit records. */
export class AuditedGateway {
  constructor(
    private readonly gateway: ClusterGateway,
    private readonly audit: ClusterAudit,
  ) {}

  clusters(caller: Caller): Promise<ClustersResponse> {
    return this.gateway.clusters(caller.credentials);
  }

  workloads(caller: Caller, entityRef: string): Promise<EntityWorkloads> {
    return this.audit.record(
      caller,
      { eventId: 'workloads-read', severityLevel: 'low', meta: { entityRef } },
      () => this.gateway.workloads(caller.credentials, entityRef),
    );
  }

  rows(caller: Caller, request: RowsRequest): Promise<ReadRows> {
    return this.audit.record(
      caller,
      { eventId: 'rows-read', severityLevel: 'low', meta: rowsMeta(request) },
      () => this.gateway.rows(caller.credentials, request),
      ({ total }) => ({ total }),
    );
  }

  /** Reads all rows for a file; the record is closed with how many `send` got to the reader. */
  exportRows(
    caller: Caller,
    request: RowsRequest,
    send: (rows: ReadRows) => Promise<number>,
  ): Promise<{ total: number; sent: number }> {
    return this.audit.record(
      caller,
      { eventId: 'rows-export', severityLevel: 'low', meta: rowsMeta(request) },
      async () => {
        const rows = await this.gateway.rows(caller.credentials, request);
        return { total: rows.total, sent: await send(rows) };
      },
      result => result,
    );
  }

  facets(caller: Caller, request: FacetsRequest): Promise<FacetsResponse> {
    const { column } = request;
    return this.audit.record(
      caller,
      {
        eventId: 'rows-read',
        severityLevel: 'low',
        meta: { ...rowsMeta(request), valuesOf: column },
      },
      () => this.gateway.facets(caller.credentials, request),
    );
  }

  object(
    caller: Caller,
    target: ObjectTarget,
    view: 'masked' | 'full',
  ): Promise<ObjectResponse> {
    return this.audit.record(
      caller,
      view === 'full'
        ? {
            eventId: 'object-inspect',
            severityLevel: 'medium',
            meta: targetMeta(target),
          }
        : {
            eventId: 'object-read',
            severityLevel: 'low',
            meta: { ...targetMeta(target), part: 'object' },
          },
      () => this.gateway.object(caller.credentials, target, view),
    );
  }

  events(caller: Caller, target: ObjectTarget): Promise<EventsResponse> {
    return this.audit.record(
      caller,
      {
        eventId: 'object-read',
        severityLevel: 'low',
        meta: { ...targetMeta(target), part: 'events' },
      },
      () => this.gateway.events(caller.credentials, target),
    );
  }

  checkAccess(
    caller: Caller,
    request: AccessCheckRequest,
  ): Promise<AccessCheckResponse> {
    return this.audit.record(
      caller,
      { eventId: 'access-check', severityLevel: 'low', meta: { ...request } },
      () => this.gateway.checkAccess(caller.credentials, request),
      ({ allowed, deniedBy }) => ({ allowed, deniedBy }),
    );
  }
}

function rowsMeta({
  kind,
  scope,
  filters,
  text,
}: Omit<RowsRequest, 'columns' | 'sort'>): JsonObject {
  return { kind, scope: { ...scope }, filters, text };
}

function targetMeta({
  cluster,
  kind,
  namespace,
  name,
}: ObjectTarget): JsonObject {
  return { cluster, kind, namespace, name };
}
