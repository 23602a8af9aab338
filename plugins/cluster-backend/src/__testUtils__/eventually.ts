import { FakeGateway } from './FakeGateway';

const PATIENCE = 30_000;

/** Waits until something is true. Throws an `Error` if that takes too long. */
export async function eventually(
  reached: () => boolean | Promise<boolean>,
): Promise<void> {
  const deadline = Date.now() + PATIENCE;
  while (!(await reached())) {
    if (Date.now() > deadline) {
      throw new Error(`Never came true: ${reached}`);
    }
    await new Promise(resolve => setTimeout(resolve, 5));
  }
}

/** Waits until every subscription of a gateway is closed. */
export function allClosed(gateway: FakeGateway): Promise<void> {
  return eventually(() => gateway.opened.every(({ closed }) => closed));
}
