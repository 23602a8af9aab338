import { formatSeconds } from './formatSeconds.mjs';

/**
 * Runs `work` and shows one calm line for it: what is happening, then how long
 * it took. On a terminal the seconds count up in place.
 *
 * @template T
 * @param {string} title
 * @param {() => Promise<T>} work
 * @param {NodeJS.WriteStream} [out]
 * @returns {Promise<T>}
 */
export async function step(title, work, out = process.stdout) {
  const start = Date.now();
  const elapsed = () => formatSeconds(Date.now() - start);
  const show = () => out.write(`\r  … ${title} (${elapsed()}) `);
  if (!out.isTTY) {
    out.write(`  … ${title}\n`);
  }
  const timer = out.isTTY ? setInterval(show, 1000) : undefined;
  /** @param {string} mark */
  const finish = mark => {
    clearInterval(timer);
    const clear = out.isTTY ? '\r\u001b[2K' : '';
    out.write(`${clear}  ${mark} ${title} (${elapsed()})\n`);
  };
  try {
    const result = await work();
    finish('✓');
    return result;
  } catch (error) {
    finish('✗');
    throw error;
  }
}
