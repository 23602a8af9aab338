import { request } from 'node:https';
import {
  readAuthority,
  readPair,
} from '../certificates/clusterCertificates.ts';
import type { InstancePaths } from '../instances/instanceFolder.ts';

const timeoutMs = 5_000;

/** Reads from an API server of ours, as its administrator. */
export class AdminClient {
  private readonly port: number;
  private readonly credentials: { ca: string; cert: string; key: string };

  private constructor(
    port: number,
    credentials: { ca: string; cert: string; key: string },
  ) {
    this.port = port;
    this.credentials = credentials;
  }

  static create(paths: InstancePaths, port: number): AdminClient {
    const { certificate, key } = readPair(paths.certificates, 'admin');
    const ca = readAuthority(paths.certificates).certificate;
    return new AdminClient(port, { ca, cert: certificate, key });
  }

  /** The body of a successful answer; undefined for any other answer, and for none. */
  get(path: string): Promise<string | undefined> {
    return new Promise(resolve => {
      const call = request(
        {
          ...this.credentials,
          host: '127.0.0.1',
          port: this.port,
          path,
          agent: false,
          timeout: timeoutMs,
        },
        response => {
          let body = '';
          response.setEncoding('utf8');
          response.on('data', (text: string) => {
            body += text;
          });
          response.on('error', () => resolve(undefined));
          response.on('end', () =>
            resolve(response.statusCode === 200 ? body : undefined),
          );
        },
      );
      call.on('timeout', () => call.destroy());
      call.on('error', () => resolve(undefined));
      call.on('close', () => resolve(undefined));
      call.end();
    });
  }
}
