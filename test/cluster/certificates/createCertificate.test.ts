import assert from 'node:assert/strict';
import { X509Certificate } from 'node:crypto';
import { once } from 'node:events';
import type { AddressInfo } from 'node:net';
import { describe, it } from 'node:test';
import type { TLSSocket } from 'node:tls';
import { connect, createServer } from 'node:tls';
import type { KeyPair } from './createCertificate.ts';
import { createAuthority, createCertificate } from './createCertificate.ts';

const authority = createAuthority('authority');
const serverPair = createCertificate(authority, {
  commonName: 'server',
  usage: 'server',
  hosts: ['localhost', '127.0.0.1'],
});
const clientPair = createCertificate(authority, {
  commonName: 'system:node:grün',
  organizations: ['one', 'two'],
  usage: 'client',
});

describe('createCertificate', () => {
  it('makes an authority that signs itself and others', () => {
    const root = new X509Certificate(authority.certificate);
    const server = new X509Certificate(serverPair.certificate);
    assert.equal(root.ca, true);
    assert.equal(root.verify(root.publicKey), true);
    assert.equal(server.ca, false);
    assert.equal(server.checkIssued(root), true);
    assert.equal(server.verify(root.publicKey), true);
    const other = createAuthority('authority');
    const stranger = new X509Certificate(other.certificate);
    assert.equal(server.verify(stranger.publicKey), false);
  });

  it('names hosts and addresses', () => {
    const server = new X509Certificate(serverPair.certificate);
    assert.equal(server.checkHost('localhost'), 'localhost');
    assert.equal(server.checkHost('elsewhere'), undefined);
    assert.equal(server.checkIP('127.0.0.1'), '127.0.0.1');
    assert.equal(server.checkIP('127.0.0.2'), undefined);
  });

  it('is valid now and for about a year', () => {
    const { validFrom, validTo } = new X509Certificate(serverPair.certificate);
    assert.ok(Date.parse(validFrom) < Date.now());
    const days = (Date.parse(validTo) - Date.now()) / 86_400_000;
    assert.ok(days > 364 && days < 366, `${days} days`);
  });

  it('lets both sides of a connection trust each other', async () => {
    assert.deepEqual(await handshake(clientPair), {
      CN: 'system:node:grün',
      O: ['one', 'two'],
    });
  });

  it('does not let a server pass for a client', async () => {
    await assert.rejects(handshake(serverPair));
  });
});

/** The subject that a server sees of a client it trusts. */
async function handshake(client: KeyPair): Promise<unknown> {
  const server = createServer({
    cert: serverPair.certificate,
    key: serverPair.key,
    ca: authority.certificate,
    requestCert: true,
    rejectUnauthorized: true,
  });
  server.on('tlsClientError', () => undefined);
  server.listen(0, '127.0.0.1');
  await once(server, 'listening');
  const accepted = once(server, 'secureConnection');
  const socket = connect({
    host: '127.0.0.1',
    port: (server.address() as AddressInfo).port,
    ca: authority.certificate,
    cert: client.certificate,
    key: client.key,
  });
  try {
    const refused = new Promise<never>((_, reject) => {
      socket.once('error', reject);
      socket.once('end', () => reject(new Error('closed')));
    });
    const [peer] = (await Promise.race([accepted, refused])) as [TLSSocket];
    const { subject } = peer.getPeerCertificate();
    peer.destroy();
    return { ...subject };
  } finally {
    socket.destroy();
    server.close();
  }
}
