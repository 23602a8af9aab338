import { join } from 'node:path';
import { ClusterError } from '../ClusterError.ts';
import { clusterRoot } from '../instances/instanceFolder.ts';
import type { KwokProgram } from './buildKwok.ts';
import { buildKwok } from './buildKwok.ts';
import { missingGo, sourceFolder } from './findPrograms.ts';
import { findGo } from './goToolchain.ts';

/**
 * KWOK, built when it was not before.
 *
 * @throws ClusterError saying what is missing and how to get it.
 */
export async function findKwok(options: {
  readonly log: (line: string) => void;
  readonly signal?: AbortSignal;
}): Promise<KwokProgram> {
  const go = await findGo(sourceFolder());
  if ('problem' in go) {
    throw new ClusterError(missingGo(go.problem));
  }
  return buildKwok({ ...options, output: join(clusterRoot(), 'build'), go });
}
