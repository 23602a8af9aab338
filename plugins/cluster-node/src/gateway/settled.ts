import { KindTable } from '../hub/KindTable';

const PATIENCE_MILLISECONDS = 5000;

/** Resolves when every table has said how it is doing, or after 5 s. */
export async function settled(
  tables: readonly KindTable[],
  patience = PATIENCE_MILLISECONDS,
): Promise<void> {
  const connecting = () =>
    tables.some(table => table.state().state === 'connecting');
  if (!connecting()) {
    return;
  }
  await new Promise<void>(resolve => {
    const stops: (() => void)[] = [];
    const timer = setTimeout(done, patience);
    function done() {
      clearTimeout(timer);
      for (const stop of stops) {
        stop();
      }
      resolve();
    }
    const check = () => !connecting() && done();
    for (const table of tables) {
      stops.push(
        table.listen({
          changed: () => undefined,
          reset: check,
          stateChanged: check,
        }),
      );
    }
  });
}
