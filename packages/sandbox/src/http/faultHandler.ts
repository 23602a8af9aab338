import type { IncomingMessage } from 'node:http';
import { isRecord } from '../model/KubeObject.ts';
import type { UnknownRecord } from '../model/KubeObject.ts';
import { badRequest, methodNotAllowed } from '../model/StatusError.ts';
import type { Fault, FaultControl, FaultScope } from './FaultControl.ts';
import { readJson } from './requestBody.ts';

const lasting: readonly string[] = [
  'slow',
  'forbidden',
  'unauthorized',
  'error',
  'throttle',
  'expired',
  'truncate',
  'half-open',
  'unreachable',
];

interface Answer {
  code: number;
  body: object;
}

function readFault(body: UnknownRecord): Fault {
  const fault: UnknownRecord = {};
  for (const key of ['cluster', 'resource', 'namespace', 'verb']) {
    if (body[key] !== undefined) {
      fault[key] = String(body[key]);
    }
  }
  for (const key of ['times', 'seconds', 'delayMs', 'retryAfterSeconds']) {
    if (body[key] !== undefined) {
      const value = Number(body[key]);
      if (!(value > 0)) {
        throw badRequest(`"${key}" must be a number above 0`);
      }
      fault[key] = value;
    }
  }
  return { ...fault, type: body.type } as Fault;
}

async function start(faults: FaultControl, body: unknown): Promise<Answer> {
  if (!isRecord(body) || typeof body.type !== 'string') {
    throw badRequest('Send a JSON object with a "type"');
  }
  const scope: FaultScope = readFault(body);
  switch (body.type) {
    case 'drop-watches':
      return { code: 200, body: { watches: faults.dropWatches(scope) } };
    case 'expire-watches':
      return { code: 200, body: { watches: faults.expireWatches(scope) } };
    case 'compact':
      faults.compact(scope.cluster);
      return { code: 200, body: {} };
    default: {
      if (!lasting.includes(body.type)) {
        throw badRequest(
          `There is no fault "${
            body.type
          }"; known are drop-watches, expire-watches, compact, ${lasting.join(
            ', ',
          )}`,
        );
      }
      const fault = readFault(body);
      if (
        fault.type === 'unreachable' &&
        fault.cluster === undefined &&
        fault.seconds === undefined
      ) {
        throw badRequest(
          'Give "seconds": once nothing listens, no request can end this',
        );
      }
      const id = await faults.add(fault);
      return { code: 201, body: { id } };
    }
  }
}

/** Answers `/faults`: GET lists, POST starts one, DELETE ends one or all. */
export async function handleFaultRequest(
  faults: FaultControl,
  request: IncomingMessage,
  path: string,
): Promise<Answer> {
  const id = path.split('/')[2];
  switch (request.method) {
    case 'GET':
      return { code: 200, body: { faults: faults.list() } };
    case 'POST':
      return start(faults, await readJson(request, 'Fault'));
    case 'DELETE':
      if (id) {
        const found = await faults.remove(id);
        return { code: found ? 200 : 404, body: { removed: found } };
      }
      await faults.clear();
      return { code: 200, body: {} };
    default:
      throw methodNotAllowed();
  }
}
