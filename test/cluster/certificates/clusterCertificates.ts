import { createPublicKey } from 'node:crypto';
import { mkdirSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { writePrivateFile } from '../instances/jsonFile.ts';
import type {
  Authority,
  CertificateRequest,
  KeyPair,
} from './createCertificate.ts';
import {
  createAuthority,
  createCertificate,
  createKey,
} from './createCertificate.ts';

const authorityName = 'wheelhouse-test-cluster';
const local = ['localhost', '127.0.0.1'];
const apiServerNames = [
  'kubernetes',
  'kubernetes.default',
  'kubernetes.default.svc',
  'kubernetes.default.svc.cluster.local',
  // The first address of the service range.
  '10.0.0.1',
];

/** The parts of a control plane that have a certificate. Each becomes `<name>.crt` and `<name>.key`. */
const requests: Readonly<Record<string, CertificateRequest>> = {
  'api-server': {
    commonName: 'kube-apiserver',
    usage: 'server',
    hosts: [...local, ...apiServerNames],
  },
  'kubelet-client': {
    commonName: 'kube-apiserver',
    organizations: ['system:masters'],
    usage: 'client',
  },
  'controller-manager': {
    commonName: 'system:kube-controller-manager',
    usage: 'client',
  },
  scheduler: { commonName: 'system:kube-scheduler', usage: 'client' },
  admin: {
    commonName: 'admin',
    organizations: ['system:masters'],
    usage: 'client',
  },
};

/** Makes all keys and certificates of a control plane, in one folder. */
export function writeClusterCertificates(folder: string): void {
  mkdirSync(folder, { recursive: true, mode: 0o700 });
  const authority = createAuthority(authorityName);
  writePair(folder, 'ca', authority);
  for (const [name, request] of Object.entries(requests)) {
    writePair(folder, name, createCertificate(authority, request));
  }
  // Whoever holds a certificate of the cluster is no user of etcd yet.
  const etcd = createAuthority('wheelhouse-test-etcd');
  writePair(folder, 'etcd-ca', etcd);
  writePair(
    folder,
    'etcd',
    createCertificate(etcd, {
      commonName: 'etcd',
      usage: 'server',
      hosts: local,
    }),
  );
  writePair(
    folder,
    'etcd-client',
    createCertificate(etcd, { commonName: 'kube-apiserver', usage: 'client' }),
  );
  // Extension API servers trust what this one signs, and nothing else does.
  const frontProxy = createAuthority('wheelhouse-test-front-proxy');
  writePair(folder, 'front-proxy-ca', frontProxy);
  writePair(
    folder,
    'front-proxy-client',
    createCertificate(frontProxy, {
      commonName: 'front-proxy-client',
      usage: 'client',
    }),
  );
  const serviceAccounts = createKey();
  writePrivateFile(join(folder, 'service-accounts.key'), serviceAccounts);
  writePrivateFile(
    join(folder, 'service-accounts.pub'),
    createPublicKey(serviceAccounts)
      .export({ type: 'spki', format: 'pem' })
      .toString(),
  );
}

/** Has the cluster's authority sign one more certificate, and keeps it in the folder under this name. */
export function issueCertificate(
  folder: string,
  name: string,
  request: CertificateRequest,
): KeyPair {
  const pair = createCertificate(readAuthority(folder), request);
  writePair(folder, name, pair);
  return pair;
}

/** The cluster's certificate authority, from its folder. */
export function readAuthority(folder: string): Authority {
  return { name: authorityName, ...readPair(folder, 'ca') };
}

/** A certificate and its key, from the folder. */
export function readPair(folder: string, name: string): KeyPair {
  return {
    certificate: readFileSync(join(folder, `${name}.crt`), 'utf8'),
    key: readFileSync(join(folder, `${name}.key`), 'utf8'),
  };
}

function writePair(folder: string, name: string, pair: KeyPair): void {
  writePrivateFile(join(folder, `${name}.crt`), pair.certificate);
  writePrivateFile(join(folder, `${name}.key`), pair.key);
}
