import { readFileSync, writeFileSync } from 'node:fs';
import {
  createAuthority,
  createCertificate,
} from '../../cluster/certificates/createCertificate.ts';
import { renderKubeconfig } from '../../cluster/control-plane/kubeconfig.ts';
import type { TestCluster } from '../../cluster/index.ts';
import { freePort } from '../../cluster/processes/freePorts.ts';
import { FaultProxy } from '../proxy/FaultProxy.ts';

/** Options of `startFaultProxy`. */
export interface StartFaultProxyOptions {
  readonly cluster: TestCluster;
  /** Where the kubeconfig by way of the proxy goes, with a service account of all rights. */
  readonly kubeconfig: string;
  readonly paged: readonly string[];
  readonly onError: (error: unknown) => void;
}

/** Starts a proxy before a cluster, with an authority of its own. */
export async function startFaultProxy(
  options: StartFaultProxyOptions,
): Promise<FaultProxy> {
  const { cluster, paged, onError } = options;
  const { token } = await cluster.addServiceAccount({
    name: 'portal',
    clusterRole: 'cluster-admin',
  });
  const authority = createAuthority('wheelhouse-fault-proxy');
  const { certificate, key } = createCertificate(authority, {
    commonName: 'localhost',
    usage: 'server',
    hosts: ['127.0.0.1'],
  });
  const proxy = await FaultProxy.start({
    ...{ certificate, key, paged, onError },
    port: await freePort(),
    upstream: addressOf(cluster.kubeconfig),
  });
  const kubeconfig = renderKubeconfig({
    clusterName: 'faulty',
    server: proxy.url,
    certificateAuthority: authority.certificate,
    users: { portal: { token } },
  });
  writeFileSync(options.kubeconfig, kubeconfig, { mode: 0o600 });
  return proxy;
}

/** Of a kubeconfig that the harness wrote, which is JSON. */
function addressOf(kubeconfig: string): { url: string; ca: string } {
  const { clusters } = JSON.parse(readFileSync(kubeconfig, 'utf8')) as {
    clusters: {
      cluster: { server: string; 'certificate-authority-data': string };
    }[];
  };
  const [{ cluster }] = clusters;
  const ca = Buffer.from(cluster['certificate-authority-data'], 'base64');
  return { url: cluster.server, ca: ca.toString('utf8') };
}
