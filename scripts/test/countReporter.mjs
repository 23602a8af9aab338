/**
 * @typedef {object} TestEvent
 * @property {string} type
 * @property {{ details?: { type?: string }, skip?: unknown, todo?: unknown }} [data]
 */

/**
 * A reporter for `node --test` that writes the counts of the tests as JSON.
 * Suites do not count, only what is in them.
 *
 * @param {AsyncIterable<TestEvent>} source
 */
export default async function* countReporter(source) {
  const counts = { passed: 0, failed: 0, skipped: 0 };
  for await (const { type, data } of source) {
    if (data?.details?.type === 'suite') {
      continue;
    }
    if (type === 'test:fail') {
      counts.failed += 1;
    } else if (type === 'test:pass') {
      const left = data?.skip !== undefined || data?.todo !== undefined;
      counts[left ? 'skipped' : 'passed'] += 1;
    }
  }
  yield JSON.stringify(counts);
}
