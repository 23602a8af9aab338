const interpreterSegment = 3;

/**
 * Whether a program runs without shared libraries: whether an ELF file (64
 * bit, little-endian, elf(5)) asks for no interpreter.
 */
export function isStaticProgram(elf: Buffer): boolean {
  if (elf.length < 64 || elf.readUInt32BE(0) !== 0x7f454c46) {
    return false;
  }
  const offset = Number(elf.readBigUInt64LE(32));
  const size = elf.readUInt16LE(54);
  const count = elf.readUInt16LE(56);
  for (let index = 0; index < count; index++) {
    if (elf.readUInt32LE(offset + index * size) === interpreterSegment) {
      return false;
    }
  }
  return true;
}
