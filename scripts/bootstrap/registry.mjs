import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { npm } from './npm.mjs';
import { versions } from './versions.mjs';

/**
 * npm's own settings, as Yarn's environment variables: whoever configured a
 * mirror, a proxy or a certificate for npm need not do it twice. What is set
 * for Yarn already wins.
 *
 * @param {Record<string, string | null>} settings of `npm config list --json`
 * @param {NodeJS.ProcessEnv} env
 * @returns {Record<string, string>}
 */
export function yarnSettings(settings, env) {
  /** @type {Record<string, string>} */
  const found = {};
  /** @param {string} name @param {string | null | undefined} value */
  const set = (name, value) => {
    if (value && !env[name]) {
      found[name] = value;
    }
  };
  const registry = settings.registry?.replace(/\/+$/, '');
  set('YARN_NPM_REGISTRY_SERVER', registry);
  if (registry?.startsWith('http:')) {
    set('YARN_UNSAFE_HTTP_WHITELIST', new URL(registry).hostname);
  }
  set('YARN_HTTP_PROXY', settings.proxy);
  set('YARN_HTTPS_PROXY', settings['https-proxy']);
  set('YARN_HTTPS_CA_FILE_PATH', settings.cafile);
  return found;
}

/** @returns {Promise<Record<string, string | null>>} */
export async function npmSettings() {
  return JSON.parse(await npm(['config', 'list', '--json']));
}

/**
 * What must not be printed: the addresses of the registry in use.
 *
 * @param {Record<string, string | null>} settings
 * @returns {string[]} the whole address first, then its host
 */
export function registrySecrets(settings) {
  const registry = settings.registry?.replace(/\/+$/, '');
  return registry ? [registry, new URL(registry).host] : [];
}

/**
 * Whether npm reaches its registry, asked briefly. A cache of its own, empty,
 * keeps npm from answering what it remembers.
 */
export async function registryAnswers() {
  const cache = mkdtempSync(join(tmpdir(), 'wheelhouse-npm-'));
  const patience = [
    ...['--fetch-retries=1', '--fetch-retry-mintimeout=1000'],
    '--fetch-timeout=15000',
  ];
  try {
    const name = `@yarnpkg/cli-dist@${versions.yarn}`;
    await npm(['view', name, 'version', '--cache', cache, ...patience], {
      timeoutMs: 40_000,
    });
    return true;
  } catch (error) {
    // Any answer of the registry, also a refusal, means that it is there.
    const text = error instanceof Error ? error.message : String(error);
    return /\bE[45]\d\d\b/.test(text);
  } finally {
    rmSync(cache, { recursive: true, force: true });
  }
}

/** The one sentence for all failures that a missing network explains. */
export const noNetwork =
  'The npm registry cannot be reached: check the network (and `npm config get registry` and `npm config get proxy`), then try again.';
