import { createHash } from 'node:crypto';
import { tarArchive } from './tarArchive.ts';

export interface ImageOptions {
  /** With its tag: "docker.io/library/busybox:1". */
  readonly name: string;
  /** The one layer, a tar archive of the root folder. */
  readonly layer: Buffer;
  readonly command: readonly string[];
}

/** What Docker's image format calls the processors that Node names its own way. */
const architectures: Readonly<Record<string, string>> = {
  x64: 'amd64',
  arm64: 'arm64',
};

/** An image in the format of `docker save` (version 1.2), which containerd imports. */
export function imageArchive(options: ImageOptions): Buffer {
  const { name, layer, command } = options;
  const layerId = sha256(layer);
  const config = Buffer.from(
    JSON.stringify({
      architecture: architectures[process.arch] ?? process.arch,
      os: 'linux',
      config: { Cmd: command, Env: ['PATH=/bin'], WorkingDir: '/' },
      rootfs: { type: 'layers', diff_ids: [`sha256:${layerId}`] },
    }),
  );
  const configFile = `${sha256(config)}.json`;
  const layerFile = `${layerId}.tar`;
  const manifest = [
    { Config: configFile, RepoTags: [name], Layers: [layerFile] },
  ];
  return tarArchive([
    { type: 'file', path: configFile, content: config },
    { type: 'file', path: layerFile, content: layer },
    {
      type: 'file',
      path: 'manifest.json',
      content: Buffer.from(JSON.stringify(manifest)),
    },
  ]);
}

function sha256(content: Buffer): string {
  return createHash('sha256').update(content).digest('hex');
}
