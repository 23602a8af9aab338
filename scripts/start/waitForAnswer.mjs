import { setTimeout as sleep } from 'node:timers/promises';

/**
 * Asks an address again and again until it answers with success.
 *
 * @param {string} url
 * @param {object} options
 * @param {AbortSignal} options.signal gives up when aborted
 * @param {number} [options.everyMs] pause between two attempts
 * @returns {Promise<boolean>} false when aborted
 */
export async function waitForAnswer(url, { signal, everyMs = 250 }) {
  while (!signal.aborted) {
    try {
      const response = await fetch(url, { signal });
      await response.arrayBuffer();
      if (response.ok) {
        return true;
      }
    } catch (error) {
      // Refused and reset connections are what is waited out here.
      if (!(error instanceof Error)) {
        throw error;
      }
    }
    if (!signal.aborted) {
      await sleep(everyMs);
    }
  }
  return false;
}
