import { existsSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { isStaticProgram } from '../images/isStaticProgram.ts';
import { findProgram } from '../processes/findProgram.ts';

/** The programs of the machine that a node is made of. */
export interface NodeTools {
  readonly containerd: string;
  readonly ctr: string;
  readonly busybox: string;
  readonly cniFolder: string;
}

const cniFolders = ['/usr/lib/cni', '/opt/cni/bin', '/usr/libexec/cni'];
const packages = 'containerd runc containernetworking-plugins busybox-static';

/** What a node needs of this machine, or one sentence about what it lacks. */
export function findNodeTools(): NodeTools | { problem: string } {
  if (process.getuid?.() !== 0) {
    return { problem: 'A node needs root: run this as root.' };
  }
  const containerd = findProgram('containerd');
  const ctr = findProgram('ctr');
  const busybox = ['busybox', 'busybox-static']
    .flatMap(name => findProgram(name) ?? [])
    .find(path => isStaticProgram(readFileSync(path)));
  const cniFolder = cniFolders.find(folder =>
    ['bridge', 'host-local', 'loopback'].every(name =>
      existsSync(join(folder, name)),
    ),
  );
  if (containerd && ctr && findProgram('runc') && busybox && cniFolder) {
    return { containerd, ctr, busybox, cniFolder };
  }
  const missing = [
    ...(containerd && ctr ? [] : ['containerd']),
    ...(findProgram('runc') ? [] : ['runc']),
    ...(cniFolder ? [] : ['the CNI plugins']),
    ...(busybox ? [] : ['a statically linked busybox']),
  ];
  return {
    problem: `A node lacks ${missing.join(
      ', ',
    )}: on Debian or Ubuntu, "apt-get install --no-remove ${packages}".`,
  };
}
