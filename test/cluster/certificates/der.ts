/**
 * The few ASN.1 types of a certificate in DER, the encoding of ITU-T X.690.
 * Each function returns tag, length and value.
 */
export const der = {
  sequence: (...items: Buffer[]) => encode(0x30, Buffer.concat(items)),
  set: (...items: Buffer[]) => encode(0x31, Buffer.concat(items)),
  boolean: (value: boolean) => encode(0x01, Buffer.from([value ? 0xff : 0])),
  integer: (bytes: Buffer) => encode(0x02, unsigned(bytes)),
  bitString: (bytes: Buffer, unusedBits = 0) =>
    encode(0x03, Buffer.concat([Buffer.from([unusedBits]), bytes])),
  octetString: (bytes: Buffer) => encode(0x04, bytes),
  oid: (dotted: string) => encode(0x06, objectIdentifier(dotted)),
  utf8String: (text: string) => encode(0x0c, Buffer.from(text, 'utf8')),
  /** To the second, and until 2049 as RFC 5280 wants it in two digits. */
  time: (date: Date) => encode(...timeOf(date)),
  /** `[number]` around other items. */
  explicit: (number: number, ...items: Buffer[]) =>
    encode(0xa0 + number, Buffer.concat(items)),
  /** `[number]` in place of a type of bytes. */
  implicit: (number: number, bytes: Buffer) => encode(0x80 + number, bytes),
};

function encode(tag: number, value: Buffer): Buffer {
  return Buffer.concat([Buffer.from([tag]), lengthOf(value), value]);
}

function lengthOf({ length }: Buffer): Buffer {
  if (length < 0x80) {
    return Buffer.from([length]);
  }
  const digits = length.toString(16);
  const bytes = Buffer.from(
    digits.padStart(digits.length + (digits.length % 2), '0'),
    'hex',
  );
  return Buffer.concat([Buffer.from([0x80 + bytes.length]), bytes]);
}

/** No leading zeros, but for one before a high bit, which would be a sign. */
function unsigned(bytes: Buffer): Buffer {
  const first = bytes.findIndex(byte => byte !== 0);
  const short = first < 0 ? Buffer.from([0]) : bytes.subarray(first);
  return short[0] >= 0x80 ? Buffer.concat([Buffer.from([0]), short]) : short;
}

function objectIdentifier(dotted: string): Buffer {
  const [first, second, ...rest] = dotted.split('.').map(Number);
  return Buffer.from([first * 40 + second, ...rest.flatMap(base128)]);
}

function base128(value: number): number[] {
  const groups = [value % 128];
  for (
    let left = Math.floor(value / 128);
    left > 0;
    left = Math.floor(left / 128)
  ) {
    groups.unshift((left % 128) + 128);
  }
  return groups;
}

function timeOf(date: Date): [number, Buffer] {
  const digits = date.toISOString().replace(/\.\d+Z$|[-:T]/g, '');
  return date.getUTCFullYear() < 2050
    ? [0x17, Buffer.from(`${digits.slice(2)}Z`)]
    : [0x18, Buffer.from(`${digits}Z`)];
}
