import { mkdirSync, statfsSync } from 'node:fs';
import { join } from 'node:path';
import { issueCertificate } from '../certificates/clusterCertificates.ts';
import { partKubeconfig } from '../control-plane/kubeconfig.ts';
import { pauseImage } from '../images/busyboxImages.ts';
import type { InstancePaths } from '../instances/instanceFolder.ts';
import { writeJson, writePrivateFile } from '../instances/jsonFile.ts';
import type { NodeTools } from './nodeTools.ts';
import type { PodNetwork } from './podNetwork.ts';

/** The one node's name. */
export const nodeName = 'node-1';

/** As the node sees it; from outside it is below /proc/<pid>/root. */
export const containerdSocket = '/run/containerd/containerd.sock';

const overlayFileSystem = 0x794c7630;

export interface NodeFilesOptions {
  readonly paths: InstancePaths;
  readonly server: string;
  readonly tools: NodeTools;
  readonly network: PodNetwork;
  readonly bridge: string;
  readonly cgroup: string;
}

export interface NodeFiles {
  readonly containerdConfig: string;
  readonly kubeletConfig: string;
  readonly kubeletKubeconfig: string;
}

/** Writes the settings of containerd, the pod network and the kubelet. */
export function writeNodeFiles(options: NodeFilesOptions): NodeFiles {
  const { paths, server, network } = options;
  const folder = join(paths.folder, 'node');
  const cniFolder = join(folder, 'cni');
  mkdirSync(cniFolder, { recursive: true, mode: 0o700 });
  writeJson(join(cniFolder, '10-bridge.conflist'), cniConfig(options));
  const containerdConfig = join(folder, 'containerd.toml');
  writePrivateFile(
    containerdConfig,
    renderContainerdConfig(options, cniFolder),
  );

  issueCertificate(paths.certificates, 'kubelet', {
    commonName: `system:node:${nodeName}`,
    organizations: ['system:nodes'],
    usage: 'client',
  });
  issueCertificate(paths.certificates, 'kubelet-server', {
    commonName: nodeName,
    usage: 'server',
    hosts: [nodeName, network.gateway],
  });
  const kubeletKubeconfig = join(folder, 'kubelet.kubeconfig');
  writePrivateFile(kubeletKubeconfig, partKubeconfig(paths, server, 'kubelet'));
  const kubeletConfigFile = join(folder, 'kubelet.yaml');
  writeJson(kubeletConfigFile, kubeletConfig(options));
  return {
    containerdConfig,
    kubeletConfig: kubeletConfigFile,
    kubeletKubeconfig,
  };
}

function cniConfig({ bridge, network }: NodeFilesOptions) {
  return {
    cniVersion: '0.4.0',
    name: bridge,
    plugins: [
      {
        type: 'bridge',
        bridge,
        isGateway: true,
        ipam: {
          type: 'host-local',
          ranges: [[{ subnet: network.subnet }]],
          routes: [{ dst: '0.0.0.0/0' }],
        },
      },
      { type: 'loopback' },
    ],
  };
}

/** Paths in JSON notation are TOML strings too. */
function renderContainerdConfig(
  { paths, tools }: NodeFilesOptions,
  cniFolder: string,
): string {
  const cri = 'plugins."io.containerd.grpc.v1.cri"';
  return `version = 2
root = "/var/lib/containerd"
state = "/run/containerd"
[grpc]
  address = ${JSON.stringify(containerdSocket)}
[plugins."io.containerd.internal.v1.opt"]
  path = "/var/lib/containerd/opt"
[${cri}]
  sandbox_image = ${JSON.stringify(pauseImage)}
  restrict_oom_score_adj = true
  [${cri}.containerd]
    snapshotter = ${JSON.stringify(snapshotterFor(paths.folder))}
  [${cri}.cni]
    bin_dir = ${JSON.stringify(tools.cniFolder)}
    conf_dir = ${JSON.stringify(cniFolder)}
`;
}

/** An overlay cannot lie on an overlay, which is what a container's own disk is. */
function snapshotterFor(folder: string): string {
  return statfsSync(folder).type === overlayFileSystem ? 'native' : 'overlayfs';
}

function kubeletConfig({ paths, network, cgroup }: NodeFilesOptions) {
  const file = (name: string) => join(paths.certificates, name);
  return {
    apiVersion: 'kubelet.config.k8s.io/v1beta1',
    kind: 'KubeletConfiguration',
    // Only this machine can reach that address; each cluster has its own.
    address: network.gateway,
    readOnlyPort: 0,
    healthzPort: 0,
    tlsCertFile: file('kubelet-server.crt'),
    tlsPrivateKeyFile: file('kubelet-server.key'),
    authentication: {
      anonymous: { enabled: false },
      webhook: { enabled: true },
      x509: { clientCAFile: file('ca.crt') },
    },
    authorization: { mode: 'Webhook' },
    containerRuntimeEndpoint: `unix://${containerdSocket}`,
    cgroupDriver: 'cgroupfs',
    cgroupRoot: `/${cgroup}`,
    failCgroupV1: false,
    failSwapOn: false,
    // No cluster DNS, and the machine's own resolver is none of the pods' business.
    resolvConf: '',
    // Needed for ports of the machine and for services, which there are none of.
    makeIPTablesUtilChains: false,
    volumePluginDir: '/var/lib/kubelet/volume-plugins',
    // What is deleted to make room could not be pulled again.
    imageGCHighThresholdPercent: 100,
    evictionHard: { 'memory.available': '100Mi' },
  };
}
