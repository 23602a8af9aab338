import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { readPair } from '../certificates/clusterCertificates.ts';
import type { KeyPair } from '../certificates/createCertificate.ts';
import type { InstancePaths } from '../instances/instanceFolder.ts';

export type KubeconfigUser = KeyPair | { readonly token: string };

export interface KubeconfigOptions {
  readonly clusterName: string;
  readonly server: string;
  /** PEM. */
  readonly certificateAuthority: string;
  /** By context name; the first is the current one. */
  readonly users: Readonly<Record<string, KubeconfigUser>>;
}

/** A kubeconfig file, in JSON, which is YAML too. Each user has a context of the same name. */
export function renderKubeconfig(options: KubeconfigOptions): string {
  const { clusterName, server, certificateAuthority, users } = options;
  const names = Object.keys(users);
  return `${JSON.stringify(
    {
      apiVersion: 'v1',
      kind: 'Config',
      clusters: [
        {
          name: clusterName,
          cluster: {
            server,
            'certificate-authority-data': base64(certificateAuthority),
          },
        },
      ],
      users: names.map(name => ({ name, user: credentials(users[name]) })),
      contexts: names.map(name => ({
        name,
        context: { cluster: clusterName, user: name },
      })),
      'current-context': names[0],
    },
    undefined,
    2,
  )}\n`;
}

/** A kubeconfig for one part of a cluster, by its certificate. */
export function partKubeconfig(
  paths: InstancePaths,
  server: string,
  part: string,
): string {
  return renderKubeconfig({
    clusterName: 'local',
    server,
    certificateAuthority: readFileSync(
      join(paths.certificates, 'ca.crt'),
      'utf8',
    ),
    users: { [part]: readPair(paths.certificates, part) },
  });
}

function credentials(user: KubeconfigUser) {
  return 'token' in user
    ? { token: user.token }
    : {
        'client-certificate-data': base64(user.certificate),
        'client-key-data': base64(user.key),
      };
}

function base64(text: string): string {
  return Buffer.from(text, 'utf8').toString('base64');
}
