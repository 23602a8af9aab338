import assert from 'node:assert/strict';
import { execFileSync } from 'node:child_process';
import { createHash } from 'node:crypto';
import { it } from 'node:test';
import { imageArchive } from './imageArchive.ts';
import { tarArchive } from './tarArchive.ts';

function read(archive: Buffer, path: string): Buffer {
  return execFileSync('tar', ['-xOf', '-', path], { input: archive });
}

it('names its parts by their content', () => {
  const layer = tarArchive([
    { type: 'file', path: 'version', content: Buffer.from('1') },
  ]);
  const archive = imageArchive({ name: 'a/b:1', layer, command: ['/bin/sh'] });
  const [manifest] = JSON.parse(read(archive, 'manifest.json').toString());
  assert.deepEqual(manifest.RepoTags, ['a/b:1']);

  const config = read(archive, manifest.Config);
  const digest = (content: Buffer) =>
    createHash('sha256').update(content).digest('hex');
  assert.equal(manifest.Config, `${digest(config)}.json`);
  assert.deepEqual(read(archive, manifest.Layers[0]), layer);
  const { rootfs, config: settings, os } = JSON.parse(config.toString());
  assert.deepEqual(rootfs.diff_ids, [`sha256:${digest(layer)}`]);
  assert.deepEqual(settings.Cmd, ['/bin/sh']);
  assert.equal(os, 'linux');
});
