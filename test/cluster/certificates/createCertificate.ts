import type { KeyObject } from 'node:crypto';
import {
  createHash,
  createPublicKey,
  generateKeyPairSync,
  randomBytes,
  sign,
} from 'node:crypto';
import { isIPv4 } from 'node:net';
import { der } from './der.ts';

/** A certificate and its private key, both PEM. */
export interface KeyPair {
  readonly certificate: string;
  readonly key: string;
}

/** A certificate authority: its key pair and the name it issues under. */
export interface Authority extends KeyPair {
  readonly name: string;
}

export interface CertificateRequest {
  /** Who it is for: the user name, for Kubernetes. */
  readonly commonName: string;
  /** The user's groups, for Kubernetes. */
  readonly organizations?: readonly string[];
  readonly usage: 'client' | 'server';
  /** Host names and IPv4 addresses a server answers at. */
  readonly hosts?: readonly string[];
}

const validDays = 365;

// RFC 5280, RFC 5480 and RFC 5758.
const oids = {
  commonName: '2.5.4.3',
  organization: '2.5.4.10',
  ecdsaWithSha256: '1.2.840.10045.4.3.2',
  subjectKeyIdentifier: '2.5.29.14',
  keyUsage: '2.5.29.15',
  subjectAlternativeName: '2.5.29.17',
  basicConstraints: '2.5.29.19',
  authorityKeyIdentifier: '2.5.29.35',
  extendedKeyUsage: '2.5.29.37',
  server: '1.3.6.1.5.5.7.3.1',
  client: '1.3.6.1.5.5.7.3.2',
};

/** A new private key on P-256, as PEM in the form that every part of Kubernetes reads. */
export function createKey(): string {
  const { privateKey } = generateKeyPairSync('ec', { namedCurve: 'P-256' });
  return privateKey.export({ type: 'sec1', format: 'pem' }).toString();
}

/** A certificate authority that signs itself. */
export function createAuthority(name: string): Authority {
  const key = createKey();
  const publicKey = createPublicKey(key);
  const certificate = assemble({
    subject: distinguishedName(name, []),
    publicKey,
    issuer: { name, key },
    extensions: [
      extension(oids.basicConstraints, der.sequence(der.boolean(true)), true),
      // keyCertSign and cRLSign.
      extension(oids.keyUsage, der.bitString(Buffer.from([0x06]), 1), true),
      extension(
        oids.subjectKeyIdentifier,
        der.octetString(keyIdentifier(publicKey)),
      ),
    ],
  });
  return { name, certificate, key };
}

/** A certificate with a new key, signed by the authority. Valid for a year. */
export function createCertificate(
  authority: Authority,
  request: CertificateRequest,
): KeyPair {
  const { commonName, organizations = [], usage, hosts = [] } = request;
  const key = createKey();
  const extensions = [
    // digitalSignature.
    extension(oids.keyUsage, der.bitString(Buffer.from([0x80]), 7), true),
    extension(oids.extendedKeyUsage, der.sequence(der.oid(oids[usage]))),
    extension(
      oids.authorityKeyIdentifier,
      der.sequence(
        der.implicit(0, keyIdentifier(createPublicKey(authority.certificate))),
      ),
    ),
  ];
  if (hosts.length > 0) {
    const names = hosts.map(host =>
      isIPv4(host)
        ? der.implicit(7, Buffer.from(host.split('.').map(Number)))
        : der.implicit(2, Buffer.from(host, 'ascii')),
    );
    extensions.push(
      extension(oids.subjectAlternativeName, der.sequence(...names)),
    );
  }
  const certificate = assemble({
    subject: distinguishedName(commonName, organizations),
    publicKey: createPublicKey(key),
    issuer: authority,
    extensions,
  });
  return { certificate, key };
}

interface Parts {
  readonly subject: Buffer;
  readonly publicKey: KeyObject;
  readonly issuer: { readonly name: string; readonly key: string };
  readonly extensions: readonly Buffer[];
}

/** The certificate of RFC 5280, section 4.1, as PEM. */
function assemble({ subject, publicKey, issuer, extensions }: Parts): string {
  const algorithm = der.sequence(der.oid(oids.ecdsaWithSha256));
  // An hour back, for machines whose clocks differ a little.
  const from = new Date(Date.now() - 3_600_000);
  const until = new Date(from.getTime() + validDays * 86_400_000);
  const content = der.sequence(
    der.explicit(0, der.integer(Buffer.from([2]))),
    der.integer(randomBytes(16)),
    algorithm,
    distinguishedName(issuer.name, []),
    der.sequence(der.time(from), der.time(until)),
    subject,
    publicKey.export({ type: 'spki', format: 'der' }),
    der.explicit(3, der.sequence(...extensions)),
  );
  const signature = sign('sha256', content, issuer.key);
  const whole = der.sequence(content, algorithm, der.bitString(signature));
  const lines = whole.toString('base64').match(/.{1,64}/g) ?? [];
  return [
    '-----BEGIN CERTIFICATE-----',
    ...lines,
    '-----END CERTIFICATE-----',
    '',
  ].join('\n');
}

function distinguishedName(
  commonName: string,
  organizations: readonly string[],
): Buffer {
  const attribute = (oid: string, value: string) =>
    der.set(der.sequence(der.oid(oid), der.utf8String(value)));
  return der.sequence(
    ...organizations.map(name => attribute(oids.organization, name)),
    attribute(oids.commonName, commonName),
  );
}

function extension(oid: string, value: Buffer, critical = false): Buffer {
  return der.sequence(
    der.oid(oid),
    ...(critical ? [der.boolean(true)] : []),
    der.octetString(value),
  );
}

function keyIdentifier(publicKey: KeyObject): Buffer {
  return createHash('sha1')
    .update(publicKey.export({ type: 'spki', format: 'der' }))
    .digest();
}
