import { closeSync, fstatSync, openSync, readSync, statSync } from 'node:fs';

/** A request that the API server noted. */
export interface AuditedRequest {
  readonly auditID: string;
  readonly stage: string;
  readonly verb: string;
  readonly requestURI: string;
  readonly userAgent?: string;
  readonly user: { readonly username: string };
  readonly objectRef?: { readonly resource?: string };
}

/** Reads what an audit log says from a moment on. */
export class AuditWindow {
  private readonly file: string;
  private offset: number;
  private rest = '';

  private constructor(file: string, offset: number) {
    this.file = file;
    this.offset = offset;
  }

  static fromNowOn(file: string): AuditWindow {
    return new AuditWindow(file, statSync(file).size);
  }

  static fromTheBeginning(file: string): AuditWindow {
    return new AuditWindow(file, 0);
  }

  /** All stages of requests since it was read last, of one user. */
  read(username: string): AuditedRequest[] {
    const descriptor = openSync(this.file, 'r');
    try {
      const found: AuditedRequest[] = [];
      const { size } = fstatSync(descriptor);
      const chunk = Buffer.alloc(1 << 20);
      while (this.offset < size) {
        const length = readSync(descriptor, chunk, {
          position: this.offset,
          length: Math.min(chunk.length, size - this.offset),
        });
        this.offset += length;
        const text = this.rest + chunk.toString('latin1', 0, length);
        const lines = text.split('\n');
        this.rest = lines.pop() ?? '';
        // Most lines are of others: not all need to be parsed to know that.
        for (const line of lines.filter(each => each.includes(username))) {
          const request = JSON.parse(line) as AuditedRequest;
          if (request.user.username === username) {
            found.push(request);
          }
        }
      }
      return found;
    } finally {
      closeSync(descriptor);
    }
  }
}
