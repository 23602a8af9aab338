/** One entry of a tar archive. */
export type TarEntry =
  | { readonly type: 'folder'; readonly path: string; readonly mode?: number }
  | {
      readonly type: 'file';
      readonly path: string;
      readonly content: Buffer;
      readonly mode?: number;
    }
  | { readonly type: 'link'; readonly path: string; readonly target: string };

const blockSize = 512;
const typeFlags = { file: '0', link: '2', folder: '5' };

/**
 * A tar archive in the ustar format of POSIX.1-1988: equal entries give equal
 * bytes, since owner (root) and time (0) are fixed.
 *
 * @throws Error for a path or target longer than 100 bytes.
 */
export function tarArchive(entries: readonly TarEntry[]): Buffer {
  const blocks = entries.flatMap(entry => {
    const content = entry.type === 'file' ? entry.content : Buffer.alloc(0);
    return [header(entry, content.length), content, padding(content.length)];
  });
  return Buffer.concat([...blocks, Buffer.alloc(2 * blockSize)]);
}

function header(entry: TarEntry, size: number): Buffer {
  const block = Buffer.alloc(blockSize);
  const path = entry.type === 'folder' ? `${entry.path}/` : entry.path;
  writeText(block, 0, path);
  writeOctal(block, 100, 8, modeOf(entry));
  writeOctal(block, 108, 8, 0);
  writeOctal(block, 116, 8, 0);
  writeOctal(block, 124, 12, size);
  writeOctal(block, 136, 12, 0);
  // The checksum counts itself as spaces.
  block.fill(' ', 148, 156);
  block.write(typeFlags[entry.type], 156, 'ascii');
  if (entry.type === 'link') {
    writeText(block, 157, entry.target);
  }
  block.write('ustar\x0000', 257, 'ascii');
  const sum = block.reduce((total, byte) => total + byte, 0);
  block.write(`${sum.toString(8).padStart(6, '0')}\0 `, 148, 'ascii');
  return block;
}

function modeOf(entry: TarEntry): number {
  switch (entry.type) {
    case 'link':
      return 0o777;
    case 'folder':
      return entry.mode ?? 0o755;
    default:
      return entry.mode ?? 0o644;
  }
}

function writeText(block: Buffer, offset: number, text: string): void {
  const bytes = Buffer.from(text, 'utf8');
  if (bytes.length > 100) {
    throw new Error(`"${text}" is too long for a ustar archive: 100 bytes.`);
  }
  bytes.copy(block, offset);
}

function writeOctal(
  block: Buffer,
  offset: number,
  length: number,
  value: number,
): void {
  const digits = value.toString(8).padStart(length - 1, '0');
  block.write(`${digits}\0`, offset, 'ascii');
}

function padding(size: number): Buffer {
  return Buffer.alloc((blockSize - (size % blockSize)) % blockSize);
}
