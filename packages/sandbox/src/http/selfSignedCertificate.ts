import { generateKeyPairSync, randomBytes, sign } from 'node:crypto';

/** A certificate that is its own authority, and its key, both PEM. */
export interface SelfSigned {
  certificate: string;
  key: string;
}

const validity = 365 * 24 * 60 * 60 * 1000;

/** One value in DER (ITU-T X.690): tag, length, content. */
function encode(tag: number, ...content: Buffer[]): Buffer {
  const value = Buffer.concat(content);
  if (value.length < 0x80) {
    return Buffer.concat([Buffer.from([tag, value.length]), value]);
  }
  const length = Buffer.from([value.length >> 8, value.length & 0xff]);
  return Buffer.concat([Buffer.from([tag, 0x82]), length, value]);
}

const sequence = (...items: Buffer[]) => encode(0x30, ...items);
const hex = (text: string) => Buffer.from(text, 'hex');

// Object identifiers, encoded: RFC 5480 and RFC 5280.
const ecdsaWithSha256 = encode(0x06, hex('2a8648ce3d040302'));
const commonName = encode(0x06, hex('550403'));
const subjectAlternativeName = encode(0x06, hex('551d11'));
const basicConstraints = encode(0x06, hex('551d13'));

function utcTime(time: number): Buffer {
  const digits = new Date(time).toISOString().replace(/\D/g, '');
  return encode(0x17, Buffer.from(`${digits.slice(2, 14)}Z`));
}

function bitString(bytes: Buffer): Buffer {
  return encode(0x03, Buffer.from([0]), bytes);
}

function extension(oid: Buffer, value: Buffer): Buffer {
  return sequence(oid, encode(0x04, value));
}

function pem(bytes: Buffer): string {
  const lines = bytes.toString('base64').match(/.{1,64}/g) ?? [];
  return `-----BEGIN CERTIFICATE-----\n${lines.join(
    '\n',
  )}\n-----END CERTIFICATE-----\n`;
}

/**
 * Makes a certificate (RFC 5280) for 127.0.0.1 and localhost with a new P-256
 * key. kubectl sends a token over TLS only, so a sandbox needs one.
 */
export function selfSignedCertificate(): SelfSigned {
  const { privateKey, publicKey } = generateKeyPairSync('ec', {
    namedCurve: 'P-256',
  });
  const name = sequence(
    encode(
      0x31,
      sequence(commonName, encode(0x0c, Buffer.from('Wheelhouse sandbox'))),
    ),
  );
  const algorithm = sequence(ecdsaWithSha256);
  const serial = randomBytes(16);
  // A serial number is positive and has no leading zero.
  serial[0] = (serial[0] & 0x3f) | 0x40;
  const from = Date.now() - 60 * 60 * 1000;
  const body = sequence(
    encode(0xa0, encode(0x02, Buffer.from([2]))),
    encode(0x02, serial),
    algorithm,
    name,
    sequence(utcTime(from), utcTime(from + validity)),
    name,
    publicKey.export({ type: 'spki', format: 'der' }),
    encode(
      0xa3,
      sequence(
        extension(basicConstraints, sequence(encode(0x01, hex('ff')))),
        extension(
          subjectAlternativeName,
          sequence(
            encode(0x87, Buffer.from([127, 0, 0, 1])),
            encode(0x82, Buffer.from('localhost')),
          ),
        ),
      ),
    ),
  );
  const signature = sign('sha256', body, privateKey);
  return {
    certificate: pem(sequence(body, algorithm, bitString(signature))),
    key: privateKey.export({ type: 'pkcs8', format: 'pem' }).toString(),
  };
}
