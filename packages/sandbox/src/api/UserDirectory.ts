import { createHash, timingSafeEqual } from 'node:crypto';

/** Who calls. */
export interface UserInfo {
  name: string;
  groups: string[];
  uid?: string;
}

interface Entry {
  digest: Buffer;
  user: UserInfo;
  expires: number;
}

function digestOf(token: string): Buffer {
  return createHash('sha256').update(token).digest();
}

/** The bearer tokens a cluster accepts. */
export class UserDirectory {
  private entries: Entry[] = [];

  /** Accepts a token for a user, until `expires` (milliseconds since epoch). */
  add(token: string, user: UserInfo, expires = Infinity): void {
    this.entries.push({ digest: digestOf(token), user, expires });
  }

  /** Stops accepting a token. */
  revoke(token: string): void {
    const digest = digestOf(token);
    this.entries = this.entries.filter(
      entry => !timingSafeEqual(entry.digest, digest),
    );
  }

  /** The user of a token; `system:authenticated` is among the groups. */
  authenticate(token: string, now: number): UserInfo | undefined {
    const digest = digestOf(token);
    let found: Entry | undefined;
    for (const entry of this.entries) {
      if (timingSafeEqual(entry.digest, digest)) {
        found = entry;
      }
    }
    if (!found || found.expires <= now) {
      return undefined;
    }
    const groups = new Set([...found.user.groups, 'system:authenticated']);
    return { ...found.user, groups: [...groups] };
  }
}
