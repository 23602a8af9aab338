import { readFileSync } from 'node:fs';

/** Lines that only say that we asked whether the backend is ready. */
const ownRequests = /GET \/\.backstage\/health\//;

/**
 * The last lines of a log file, indented for printing; nothing of an empty one. Registry addresses are
 * blanked: they may hold credentials, and people paste such lines elsewhere.
 *
 * @param {string} file
 * @param {{ lines?: number, secrets?: string[] }} [options]
 */
export function logTail(file, options = {}) {
  const { lines = 25, secrets = [] } = options;
  let text = readFileSync(file, 'utf8').replace(/\u001b\[[0-9;]*[A-Za-z]/g, '');
  for (const secret of secrets.filter(Boolean)) {
    text = text.split(secret).join('<registry>');
  }
  return text
    .split('\n')
    .filter(line => line.trim() !== '' && !ownRequests.test(line))
    .slice(-lines)
    .map(line => `    ${line}`)
    .join('\n');
}
