import assert from 'node:assert/strict';
import { readFileSync } from 'node:fs';
import { it } from 'node:test';
import { isStaticProgram } from './isStaticProgram.ts';

/** An ELF header with one program header of this type behind it. */
function elf(segment: number): Buffer {
  const file = Buffer.alloc(64 + 56);
  file.writeUInt32BE(0x7f454c46, 0);
  file.writeBigUInt64LE(64n, 32);
  file.writeUInt16LE(56, 54);
  file.writeUInt16LE(1, 56);
  file.writeUInt32LE(segment, 64);
  return file;
}

it('tells a program without an interpreter from one with', () => {
  assert.equal(isStaticProgram(elf(1)), true);
  assert.equal(isStaticProgram(elf(3)), false);
  // Node itself needs shared libraries.
  assert.equal(isStaticProgram(readFileSync(process.execPath)), false);
});

it('takes a script for no program', () => {
  assert.equal(isStaticProgram(Buffer.from('#!/bin/sh\n'.repeat(20))), false);
  assert.equal(isStaticProgram(Buffer.alloc(0)), false);
});
