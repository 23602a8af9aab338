import assert from 'node:assert/strict';
import { execFile } from 'node:child_process';
import { mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { after, it } from 'node:test';
import { fileURLToPath } from 'node:url';

const folder = mkdtempSync(join(tmpdir(), 'wheelhouse-reporter-'));
after(() => rmSync(folder, { recursive: true }));

const reporter = fileURLToPath(new URL('./countReporter.mjs', import.meta.url));

it('counts the tests of a run, suites aside', async () => {
  writeFileSync(
    join(folder, 'some.test.mjs'),
    `import { describe, it } from 'node:test';
    describe('suite', () => {
      it('passes', () => {});
      it('passes too', () => {});
      it('fails', () => { throw new Error('no'); });
      it('is left out', { skip: true }, () => {});
    });`,
  );
  writeFileSync(join(folder, 'broken.test.mjs'), 'throw new Error("load")');
  const file = join(folder, 'counts.json');
  // A test runner that finds itself inside another one reports differently.
  const { NODE_TEST_CONTEXT: _, ...env } = process.env;
  await new Promise(resolve => {
    execFile(
      process.execPath,
      [
        '--test',
        `--test-reporter=${reporter}`,
        `--test-reporter-destination=${file}`,
        ...['some', 'broken'].map(name => join(folder, `${name}.test.mjs`)),
      ],
      { env },
      resolve,
    );
  });
  assert.deepEqual(JSON.parse(readFileSync(file, 'utf8')), {
    passed: 2,
    failed: 2,
    skipped: 1,
  });
});
