import * as fs from 'node:fs';
import { ClearError } from '../console/ClearError.mjs';

const gigabyte = 1e9;

/**
 * Bytes free for this user in the file system of `folder`; undefined where
 * Node cannot tell (before 18.15).
 *
 * @param {string} folder
 */
export function freeBytes(folder) {
  if (typeof fs.statfsSync !== 'function') {
    return undefined;
  }
  const { bavail, bsize } = fs.statfsSync(folder);
  return bavail * bsize;
}

/** Bytes that an install takes with its build steps and Yarn's cache: from nothing, or an update. */
export const diskNeeds = { whole: 3e9, update: 0.5e9 };

/**
 * @param {object} options
 * @param {string} options.folder
 * @param {number | undefined} [options.free] bytes, as the file system says when not given
 * @param {number} options.needed bytes
 * @throws {ClearError} when less is free than needed
 */
export function checkDisk({ folder, free = freeBytes(folder), needed }) {
  if (free !== undefined && free < needed) {
    throw new ClearError(
      `Not enough disk space: the packages need ${needed / gigabyte} GB and ${(
        free / gigabyte
      ).toFixed(1)} GB are free in ${folder}; free some and try again.`,
    );
  }
}
