import { mkdirSync, readFileSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { runProgram } from '../processes/runProgram.ts';
import { imageArchive } from './imageArchive.ts';
import { tarArchive } from './tarArchive.ts';

/** The image of every pod's sandbox. */
export const pauseImage = 'localhost/pause:1';

/** The images that a node has; nothing is pulled from anywhere. */
export const nodeImages = [
  pauseImage,
  'docker.io/library/busybox:1',
  'docker.io/library/busybox:2',
] as const;

// As process 1, a plain sleep would ignore SIGTERM and cost every deletion its
// 30 seconds of grace.
const idle = ['/bin/sh', '-c', 'trap "exit 0" TERM INT; sleep infinity & wait'];

/**
 * Makes the images of a node from a static busybox, one archive each. Tags
 * differ in content (`/version`), so that a change of image shows.
 *
 * @returns the paths of the archives.
 */
export async function writeBusyboxImages(
  folder: string,
  busybox: string,
): Promise<string[]> {
  mkdirSync(folder, { recursive: true, mode: 0o700 });
  const content = readFileSync(busybox);
  const { stdout } = await runProgram(busybox, ['--list']);
  const applets = stdout
    .split('\n')
    .filter(applet => applet !== '' && applet !== 'busybox');
  return nodeImages.map((name, index) => {
    const layer = tarArchive([
      { type: 'folder', path: 'bin' },
      { type: 'folder', path: 'etc' },
      { type: 'folder', path: 'root', mode: 0o700 },
      { type: 'folder', path: 'tmp', mode: 0o1777 },
      file('etc/passwd', 'root:x:0:0:root:/root:/bin/sh\n'),
      file('etc/group', 'root:x:0:\n'),
      file('version', `${name}\n`),
      { type: 'file', path: 'bin/busybox', content, mode: 0o755 },
      ...applets.map(applet => ({
        type: 'link' as const,
        path: `bin/${applet}`,
        target: 'busybox',
      })),
    ]);
    const archive = join(folder, `${index}.tar`);
    writeFileSync(archive, imageArchive({ name, layer, command: idle }));
    return archive;
  });
}

function file(path: string, text: string) {
  return { type: 'file' as const, path, content: Buffer.from(text) };
}
