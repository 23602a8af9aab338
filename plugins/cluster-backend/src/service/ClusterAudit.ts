import {
  AuditorService,
  AuditorServiceEventSeverityLevel,
} from '@backstage/backend-plugin-api';
import { toError } from '@backstage/errors';
import { JsonObject } from '@backstage/types';
import { Caller } from './Caller';

/** What is written to the audit log. `meta` must hold no secrets. */
export interface AuditedEvent {
  eventId:
    | 'access-check'
    | 'feed-open'
    | 'object-inspect'
    | 'object-read'
    | 'rows-export'
    | 'rows-read'
    | 'workloads-read';
  severityLevel: AuditorServiceEventSeverityLevel;
  meta: JsonObject;
}

/** Writes to the audit log what is done for a caller and how it ended. */
export class ClusterAudit {
  constructor(private readonly auditor: AuditorService) {}

  /** Does something and records, once, whether it succeeded. `meta` adds to the record what came of it. */
  async record<T>(
    caller: Caller,
    event: AuditedEvent,
    run: () => Promise<T>,
    meta: (result: T) => JsonObject = () => ({}),
  ): Promise<T> {
    const entry = await this.auditor.createEvent({
      ...event,
      ...origin(caller, event.meta),
    });
    let result: T;
    try {
      result = await run();
    } catch (error) {
      await entry.fail({ error: toError(error) });
      throw error;
    }
    await entry.success({ meta: meta(result) });
    return result;
  }
}

// The auditor takes the actor from a request; without one it would name the
// backend itself, so the user of an action is told in the meta data.
function origin(caller: Caller, meta: JsonObject) {
  return 'request' in caller
    ? { request: caller.request, meta }
    : {
        meta: {
          ...meta,
          action: caller.action,
          user: caller.credentials.principal.userEntityRef,
        },
      };
}
