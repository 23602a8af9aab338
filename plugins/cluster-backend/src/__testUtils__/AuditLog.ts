import {
  AuditorServiceCreateEventOptions,
  coreServices,
  createServiceFactory,
  ServiceFactory,
} from '@backstage/backend-plugin-api';
import { JsonObject } from '@backstage/types';

/** One line that the auditor would have written. */
export interface AuditRecord {
  eventId: string;
  severityLevel: string;
  status: 'initiated' | 'succeeded' | 'failed';
  /** Of the request; undefined for what did not come by a route. */
  url?: string;
  meta: JsonObject;
}

/** An auditor that keeps its records for a test to look at. */
export class AuditLog {
  readonly records: AuditRecord[] = [];

  factory(): ServiceFactory {
    return createServiceFactory({
      service: coreServices.auditor,
      deps: {},
      factory: () => ({
        createEvent: async event => {
          this.add(event, 'initiated');
          return {
            success: async result => this.add(event, 'succeeded', result?.meta),
            fail: async result => this.add(event, 'failed', result.meta),
          };
        },
      }),
    });
  }

  /** Id, severity and status of every record. */
  summary(): string[] {
    return this.records.map(
      ({ eventId, severityLevel, status }) =>
        `${eventId} ${severityLevel} ${status}`,
    );
  }

  private add(
    event: AuditorServiceCreateEventOptions,
    status: AuditRecord['status'],
    meta?: JsonObject,
  ): void {
    const { eventId, severityLevel = 'low', request } = event;
    this.records.push({
      eventId,
      severityLevel,
      status,
      url: request?.originalUrl,
      meta: { ...event.meta, ...meta },
    });
  }
}
