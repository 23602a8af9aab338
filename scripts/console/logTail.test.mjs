import assert from 'node:assert/strict';
import { mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { after, describe, it } from 'node:test';
import { formatSeconds } from './formatSeconds.mjs';
import { logTail } from './logTail.mjs';

const folder = mkdtempSync(join(tmpdir(), 'wheelhouse-log-'));
const file = join(folder, 'log');
after(() => rmSync(folder, { recursive: true }));

describe('logTail', () => {
  it('gives the last lines without colours, blank lines and our own requests', () => {
    const lines = [
      'one',
      '\u001b[31mtwo\u001b[39m',
      '',
      'three',
      '"GET /.backstage/health/v1/readiness HTTP/1.1" 503',
    ];
    writeFileSync(file, lines.join('\n'));
    assert.equal(logTail(file, { lines: 2 }), '    two\n    three');
  });

  it('blanks what is secret, the longest first', () => {
    writeFileSync(file, 'GET https://u:p@m.test/x failed, m.test is down\n');
    assert.equal(
      logTail(file, { secrets: ['https://u:p@m.test', 'm.test'] }),
      '    GET <registry>/x failed, <registry> is down',
    );
  });

  it('gives nothing of an empty log', () => {
    writeFileSync(file, '\n');
    assert.equal(logTail(file), '');
  });
});

describe('formatSeconds', () => {
  it('reads well at every length', () => {
    assert.deepEqual(
      [0, 940, 9960, 59_499, 59_500, 185_000].map(formatSeconds),
      ['0.0 s', '0.9 s', '10 s', '59 s', '1 min 00 s', '3 min 05 s'],
    );
  });
});
