import assert from 'node:assert/strict';
import { describe, it } from 'node:test';
import { figureLine } from './figureLine.ts';
import { figureMarkdown, figureTable } from './figureTable.ts';
import type { Measurement } from './Measurement.ts';

const measured: Measurement = {
  figure: 'time',
  value: 12.34567,
  unit: 'ms',
  peer: { name: 'other', value: 246.9134 },
  goal: 10,
};

describe('figureLine', () => {
  it('holds exactly what programs read, with the ratio of the peer to ours', () => {
    assert.deepEqual(JSON.parse(figureLine('open', measured)), {
      scenario: 'open',
      figure: 'time',
      value: 12.35,
      unit: 'ms',
      peer: 'other',
      peerValue: 246.9,
      ratio: 20,
    });
  });

  it('says null where there is no peer', () => {
    const line = figureLine('open', { figure: 'a', value: 0, unit: 'B' });
    assert.deepEqual(JSON.parse(line), {
      ...{ scenario: 'open', figure: 'a', value: 0, unit: 'B' },
      ...{ peer: null, peerValue: null, ratio: null },
    });
  });
});

describe('figureTable', () => {
  it('sets ours beside goal and peer', () => {
    const [head, row] = figureTable([measured]).split('\n');
    assert.match(head, /^figure +ours +goal +peer +ratio +peer is$/);
    assert.match(
      row,
      /^time +12\.3 ms +≤ 10 ms +missed, 1\.23 times it +247 ms +20 × +other$/,
    );
  });

  it('says when a goal is met', () => {
    assert.match(figureTable([{ ...measured, value: 10 }]), / met /);
  });
});

describe('figureMarkdown', () => {
  it('is a table whose lines are equally long', () => {
    const lines = figureMarkdown([measured]).split('\n');
    assert.equal(lines.length, 3);
    assert.equal(new Set(lines.map(line => line.length)).size, 1);
    assert.match(
      lines[1],
      /^\| -+ \| -+: \| -+: \| -+ \| -+: \| -+: \| -+ \|$/,
    );
  });
});
