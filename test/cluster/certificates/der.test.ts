import assert from 'node:assert/strict';
import { it } from 'node:test';
import { der } from './der.ts';

const cases: Array<[string, Buffer, string]> = [
  ['a small integer', der.integer(Buffer.from([2])), '020102'],
  ['zero', der.integer(Buffer.from([0, 0])), '020100'],
  ['no leading zeros', der.integer(Buffer.from([0, 0, 5])), '020105'],
  ['a high bit, not a sign', der.integer(Buffer.from([0x80])), '02020080'],
  [
    'an object identifier',
    der.oid('1.2.840.10045.4.3.2'),
    '06082a8648ce3d040302',
  ],
  [
    'a time before 2050',
    der.time(new Date('2049-12-31T23:59:58Z')),
    '170d3439313233313233353935385a',
  ],
  [
    'a time after',
    der.time(new Date('2050-01-02T03:04:05Z')),
    '180f32303530303130323033303430355a',
  ],
  ['bits', der.bitString(Buffer.from([0x06]), 1), '03020106'],
];

for (const [name, actual, expected] of cases) {
  it(`encodes ${name}`, () => assert.equal(actual.toString('hex'), expected));
}

it('writes long lengths in as many bytes as they need', () => {
  const start = (length: number) =>
    der.octetString(Buffer.alloc(length)).subarray(0, 4).toString('hex');
  assert.equal(start(127), '047f0000');
  assert.equal(start(128), '04818000');
  assert.equal(start(300), '0482012c');
});
