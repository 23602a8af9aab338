import { Config } from '@backstage/config';

/** What `demo.policy` gives to one user. */
export interface DemoGrant {
  user: string;
  everything: boolean;
  namespaces: { names: string[]; cluster?: string }[];
  inspect: boolean;
}

/**
 * Reads `demo.policy`. Throws when a user is named twice, since the second
 * entry would be ignored without a word.
 */
export function readDemoGrants(config: Config): Map<string, DemoGrant> {
  const grants = new Map<string, DemoGrant>();
  for (const entry of config.getOptionalConfigArray('demo.policy') ?? []) {
    const user = entry.getString('user').toLocaleLowerCase('en-US');
    if (grants.has(user)) {
      throw new Error(`demo.policy names ${user} twice; merge the entries.`);
    }
    grants.set(user, {
      user,
      everything: entry.getOptionalBoolean('everything') ?? false,
      namespaces: (entry.getOptionalConfigArray('namespaces') ?? []).map(
        part => ({
          names: part.getStringArray('names'),
          cluster: part.getOptionalString('cluster'),
        }),
      ),
      inspect: entry.getOptionalBoolean('inspect') ?? false,
    });
  }
  return grants;
}
