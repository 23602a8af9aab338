import { Locator } from '@playwright/test';

/**
 * When a panel of workloads shows a deployment with so many wanted pods, as the
 * page itself sees it: milliseconds since the epoch.
 */
export function timeUntilDesired(
  panel: Locator,
  deployment: string,
  desired: number,
): Promise<number> {
  return panel.evaluate(
    (element, [name, ending]) =>
      new Promise<number>((resolve, reject) => {
        const shown = () =>
          Array.from(element.querySelectorAll('tr')).some(row => {
            const [first, , ready] = Array.from(row.cells);
            const names = Array.from(first.querySelectorAll('button'));
            return (
              names.some(button => button.textContent === name) &&
              ready?.textContent?.endsWith(ending)
            );
          });
        const observer = new MutationObserver(() => {
          if (shown()) {
            observer.disconnect();
            resolve(Date.now());
          }
        });
        observer.observe(element, {
          subtree: true,
          childList: true,
          characterData: true,
        });
        // It may have come before the observer.
        if (shown()) {
          observer.disconnect();
          resolve(Date.now());
        }
        setTimeout(() => {
          observer.disconnect();
          reject(new Error(`${name} was never shown with ${ending} pods`));
        }, 60_000);
      }),
    [deployment, `/${desired}`],
  );
}
