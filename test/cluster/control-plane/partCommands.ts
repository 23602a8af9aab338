import { join } from 'node:path';
import type { InstancePaths } from '../instances/instanceFolder.ts';
import type {
  ClusterPorts,
  ClusterPrograms,
} from '../instances/instanceRecord.ts';

interface CommandContext {
  readonly paths: InstancePaths;
  readonly programs: ClusterPrograms;
  readonly ports: ClusterPorts;
}

/** Enough for thousands of pods; the defaults are 20 and 30. */
const clientLimits = ['--kube-api-qps=1000', '--kube-api-burst=2000'];

export function etcdCommand({ paths, programs, ports }: CommandContext) {
  const file = (name: string) => join(paths.certificates, name);
  const client = `https://127.0.0.1:${ports.etcd}`;
  const peer = `https://127.0.0.1:${ports.etcdPeer}`;
  return [
    ...programs.etcd,
    '--name=main',
    `--data-dir=${paths.etcd}`,
    // Nobody needs this data after a power failure.
    '--unsafe-no-fsync',
    `--listen-client-urls=${client}`,
    `--advertise-client-urls=${client}`,
    `--listen-peer-urls=${peer}`,
    `--initial-advertise-peer-urls=${peer}`,
    `--initial-cluster=main=${peer}`,
    '--client-cert-auth',
    `--trusted-ca-file=${file('etcd-ca.crt')}`,
    `--cert-file=${file('etcd.crt')}`,
    `--key-file=${file('etcd.key')}`,
    '--peer-client-cert-auth',
    `--peer-trusted-ca-file=${file('etcd-ca.crt')}`,
    `--peer-cert-file=${file('etcd.crt')}`,
    `--peer-key-file=${file('etcd.key')}`,
    // It would connect to etcd itself, with a server's certificate.
    '--enable-grpc-gateway=false',
    '--log-level=warn',
  ];
}

export function apiServerCommand({ paths, programs, ports }: CommandContext) {
  const file = (name: string) => join(paths.certificates, name);
  return [
    ...programs.apiServer,
    '--bind-address=127.0.0.1',
    `--secure-port=${ports.apiServer}`,
    '--advertise-address=127.0.0.1',
    '--shutdown-watch-termination-grace-period=1s',
    // A loopback address is no valid endpoint of the kubernetes service.
    '--endpoint-reconciler-type=none',
    `--tls-cert-file=${file('api-server.crt')}`,
    `--tls-private-key-file=${file('api-server.key')}`,
    `--client-ca-file=${file('ca.crt')}`,
    `--token-auth-file=${paths.tokens}`,
    '--authorization-mode=Node,RBAC',
    '--enable-admission-plugins=NodeRestriction',
    // Without controllers no namespace ever gets its service account.
    ...(programs.controllerManager
      ? []
      : ['--disable-admission-plugins=ServiceAccount']),
    '--allow-privileged=true',
    `--etcd-servers=https://127.0.0.1:${ports.etcd}`,
    `--etcd-cafile=${file('etcd-ca.crt')}`,
    `--etcd-certfile=${file('etcd-client.crt')}`,
    `--etcd-keyfile=${file('etcd-client.key')}`,
    '--service-cluster-ip-range=10.0.0.0/24',
    '--service-account-issuer=https://kubernetes.default.svc',
    `--service-account-key-file=${file('service-accounts.pub')}`,
    `--service-account-signing-key-file=${file('service-accounts.key')}`,
    '--kubelet-preferred-address-types=InternalIP',
    `--kubelet-certificate-authority=${file('ca.crt')}`,
    `--kubelet-client-certificate=${file('kubelet-client.crt')}`,
    `--kubelet-client-key=${file('kubelet-client.key')}`,
    // Lets extension API servers such as metrics-server be registered.
    `--requestheader-client-ca-file=${file('front-proxy-ca.crt')}`,
    '--requestheader-allowed-names=front-proxy-client',
    '--requestheader-username-headers=X-Remote-User',
    '--requestheader-group-headers=X-Remote-Group',
    '--requestheader-extra-headers-prefix=X-Remote-Extra-',
    `--proxy-client-cert-file=${file('front-proxy-client.crt')}`,
    `--proxy-client-key-file=${file('front-proxy-client.key')}`,
    `--audit-policy-file=${paths.auditPolicy}`,
    `--audit-log-path=${paths.auditLog}`,
    // In MB: never rotated, so that counting needs one file only.
    '--audit-log-maxsize=100000',
  ];
}

export function controllerManagerCommand(
  { paths }: CommandContext,
  program: readonly string[],
) {
  const file = (name: string) => join(paths.certificates, name);
  return [
    ...program,
    `--kubeconfig=${file('controller-manager.kubeconfig')}`,
    '--secure-port=0',
    '--leader-elect=false',
    '--use-service-account-credentials=true',
    `--root-ca-file=${file('ca.crt')}`,
    `--service-account-private-key-file=${file('service-accounts.key')}`,
    `--cluster-signing-cert-file=${file('ca.crt')}`,
    `--cluster-signing-key-file=${file('ca.key')}`,
    // By default a folder of the whole machine, which it makes.
    `--flex-volume-plugin-dir=${join(paths.folder, 'volume-plugins')}`,
    '--concurrent-deployment-syncs=20',
    '--concurrent-replicaset-syncs=20',
    ...clientLimits,
  ];
}

export function schedulerCommand(
  { paths }: CommandContext,
  program: readonly string[],
) {
  return [
    ...program,
    `--kubeconfig=${join(paths.certificates, 'scheduler.kubeconfig')}`,
    '--secure-port=0',
    '--leader-elect=false',
    ...clientLimits,
  ];
}

export type { CommandContext };
