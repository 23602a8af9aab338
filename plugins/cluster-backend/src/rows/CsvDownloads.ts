import { Response } from 'express';
import { StreamLimiter } from '../feed/StreamLimiter';
import { AuditedGateway } from '../service/AuditedGateway';
import { Caller } from '../service/Caller';
import { RowsRequest } from '@wheelhouse/backstage-plugin-cluster-common';
import { sendCsv } from './sendCsv';

const DOWNLOADS_PER_USER = 3;

/** The files that are being sent: how many a user may fetch at once, and their common end. */
export class CsvDownloads {
  private readonly open = new Set<Response>();
  private readonly limiter = StreamLimiter.of({
    limit: DOWNLOADS_PER_USER,
    what: 'downloads under way',
    advice: 'Try again when one of them is done.',
  });

  constructor(private readonly gateway: AuditedGateway) {}

  /**
   * Answers with the rows as a file. Throws, before anything is sent, what the
   * gateway throws, and `TooManyStreamsError`.
   */
  async serve(
    caller: Caller,
    request: RowsRequest,
    response: Response,
  ): Promise<void> {
    const release = this.limiter.acquire(
      caller.credentials.principal.userEntityRef,
    );
    this.open.add(response);
    try {
      const { kind: name, columns } = request;
      await this.gateway.exportRows(caller, request, rows =>
        sendCsv(response, { name, rows, columns }),
      );
    } catch (error) {
      if (!response.headersSent) {
        throw error;
      }
      // Too late for an error in JSON: cut off, so that no half is taken for the whole.
      response.destroy();
    } finally {
      this.open.delete(response);
      release();
    }
  }

  /** Cuts off what is being sent. */
  stop(): void {
    for (const response of this.open) {
      response.destroy();
    }
  }
}
