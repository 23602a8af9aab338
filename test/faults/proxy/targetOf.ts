import { customKind, laneNames } from '../plan/lanes.ts';

/** What a request of the portal is for. */
export type RequestTarget =
  | {
      readonly lane: string;
      /** `stream`: a list at the beginning of a watch. `page`: one of a list in pages. */
      readonly role: 'watch' | 'stream' | 'page';
      /** Of a page: not the first. */
      readonly continued: boolean;
    }
  | {
      readonly lane?: undefined;
      readonly role: 'probe' | 'discovery' | 'other';
    };

const collection = /^\/(?:api\/v1|apis\/[^/]+\/[^/]+)\/([a-z]+)$/;
const discovery = new RegExp(`^/apis/${customKind.group}/v[0-9]+$`);

/** @param url path and query */
export function targetOf(method: string, url: string): RequestTarget {
  const { pathname, searchParams } = new URL(url, 'http://localhost');
  const lane = collection.exec(pathname)?.[1];
  if (method === 'GET' && lane && laneNames.includes(lane)) {
    const continued = searchParams.has('continue');
    if (!searchParams.has('watch')) {
      return { lane, role: 'page', continued };
    }
    const role = searchParams.has('sendInitialEvents') ? 'stream' : 'watch';
    return { lane, role, continued };
  }
  if (pathname === '/readyz') {
    return { role: 'probe' };
  }
  return { role: discovery.test(pathname) ? 'discovery' : 'other' };
}
