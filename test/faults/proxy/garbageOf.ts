import type { Garbage } from '../plan/Fault.ts';

/** What a broken proxy between the two might say. */
export const pageForPeople =
  '<!doctype html><html><body><h1>502 Bad Gateway</h1></body></html>';

const garbages: Readonly<Record<Garbage, string | Buffer>> = {
  html: pageForPeople,
  half: '{"type":"MODIFIED","object":{"kind":"Pod","metadata":{"name":"ha',
  'other-json': '{"took":3,"hits":[]}',
  'no-object': '{"type":"ADDED","object":null}',
  binary: Buffer.from([0xff, 0xfe, 0x00, 0x80, 0x16, 0x03, 0x01, 0xc3]),
};

/** A whole line that is no event of a watch. */
export function garbageLine(garbage: Garbage): Buffer {
  return Buffer.concat([Buffer.from(garbages[garbage]), Buffer.from('\n')]);
}
