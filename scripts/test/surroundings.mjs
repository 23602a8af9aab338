import { existsSync, mkdirSync, readFileSync } from 'node:fs';
import { createRequire } from 'node:module';
import { join } from 'node:path';
import { places } from '../bootstrap/places.mjs';
import { findBrowser } from './requirements.mjs';

/**
 * @typedef {'node' | 'control-plane' | 'none'} RealCluster how much of a real Kubernetes the tests get
 *
 * @typedef {object} Missing why a kind of test cluster cannot be had and what to do; undefined when it can
 * @property {string} [node] with a kubelet
 * @property {string} [controlPlane] without one
 * @property {string} [scale] with a fleet of nodes and pods that are played
 *
 * @typedef {object} Surroundings
 * @property {Missing} missing
 * @property {boolean} browser whether there is a Chromium for the journeys
 *
 * @typedef {object} Skip something left out, and how to have it
 * @property {'contract' | 'faults' | 'e2e'} part
 * @property {string} what the half of the part that is left out, empty for all of it
 * @property {string} why
 */

/** Whether `playwright install chromium` was done on this machine. */
function hasPlaywrightBrowser() {
  const requireRoot = createRequire(join(places.root, 'package.json'));
  /** @type {typeof import('@playwright/test')} */
  const { chromium } = requireRoot('@playwright/test');
  return existsSync(chromium.executablePath());
}

/**
 * Looks at what this machine offers to the tests.
 *
 * @param {import('../process/Children.mjs').Children} children
 * @param {import('../bootstrap/bootstrap.mjs').Toolchain} toolchain
 * @returns {Promise<Surroundings>}
 */
export async function lookAround(children, { node, env }) {
  const file = join(places.run, 'missing.json');
  mkdirSync(places.run, { recursive: true });
  const { code } = await children.run({
    name: 'the test cluster',
    command: node,
    args: [join(places.root, 'scripts/test/askHarness.mjs'), 'missing', file],
    cwd: places.root,
    env,
  });
  if (code !== 0) {
    throw new Error(`The test cluster could not be asked (exit code ${code}).`);
  }
  return {
    missing: JSON.parse(readFileSync(file, 'utf8')),
    browser: findBrowser() !== undefined || hasPlaywrightBrowser(),
  };
}

/**
 * Decides how much of a real cluster the tests get and what is left out.
 *
 * @param {Surroundings} found
 * @param {ReadonlyArray<string>} parts that are going to run
 * @returns {{ realCluster: RealCluster, skips: Skip[] }}
 */
export function planTests({ missing, browser }, parts) {
  const { realCluster, what, why } = chooseRealCluster(missing);
  /** @type {Skip[]} */
  const skips = [];
  for (const part of /** @type {const} */ (['contract', 'faults', 'e2e'])) {
    if (!parts.includes(part)) {
      continue;
    }
    if (part === 'faults') {
      if (missing.scale) {
        skips.push({ part, what: '', why: missing.scale });
      }
    } else if (part === 'e2e' && !browser) {
      const how =
        'as root on Debian, npm test installs it; elsewhere run "npx playwright install --with-deps chromium"';
      skips.push({ part, what: '', why: `Chromium is missing: ${how}.` });
    } else if (why) {
      skips.push({ part, what, why });
    }
  }
  return { realCluster, skips };
}

/**
 * @param {Missing} missing
 * @returns {{ realCluster: RealCluster, what: string, why?: string }}
 */
function chooseRealCluster({ node, controlPlane }) {
  if (node === undefined) {
    return { realCluster: 'node', what: '' };
  }
  return controlPlane === undefined
    ? { realCluster: 'control-plane', what: 'on a real node', why: node }
    : { realCluster: 'none', what: 'on a real cluster', why: controlPlane };
}

/** @param {Skip} skip */
export function skipLine({ part, what, why }) {
  return `skipped: ${what ? `${part} ${what}` : part}: ${why}`;
}
