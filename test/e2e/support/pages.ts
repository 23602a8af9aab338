import { expect, Locator, Page } from '@playwright/test';
import { E2eCluster } from './E2eCluster';
import { component } from './exampleWorkload';

/** After a start the first page waits until the app is compiled. */
const firstPageMilliseconds = 90_000;

/** Opens the portal as somebody who has never been there, and signs in. */
export async function signIn(page: Page): Promise<void> {
  await page.goto('/');
  await page
    .getByRole('button', { name: 'Enter' })
    .click({ timeout: firstPageMilliseconds });
  await expect(page.getByRole('link', { name: 'Fleet' }).first()).toBeVisible();
}

/** Opens a page as somebody who signed in as guest some other day. */
export async function visit(page: Page, path: string): Promise<void> {
  await page.addInitScript(() =>
    localStorage.setItem('@backstage/core:SignInPage:provider', 'guest'),
  );
  await page.goto(path);
  // An open drawer hides the sidebar from everybody but the eye.
  const fleet = { name: 'Fleet', includeHidden: true };
  await expect(page.getByRole('link', fleet).first()).toBeVisible({
    timeout: firstPageMilliseconds,
  });
}

/** The tab Workloads of a component. */
export function workloadsPath(name = component.name): string {
  return `/catalog/default/component/${name}/workloads`;
}

/** What a cluster runs of the example component, on its tab Workloads. */
export function workloadsIn(page: Page, cluster: string): Locator {
  const { namespace } = component;
  return page.getByRole('region', {
    name: `Workloads in namespace ${namespace} of ${cluster}`,
  });
}

/** What opens pods of the example component. */
export function podLinks(where: Page | Locator): Locator {
  return where.getByRole('button', {
    name: new RegExp(`^${component.name}-[a-z0-9]+-[a-z0-9]+$`),
  });
}

/** The pods that are shown, by name, sorted. */
export async function podNames(where: Page | Locator): Promise<string[]> {
  return (await podLinks(where).allInnerTexts()).sort();
}

/**
 * Waits until a place shows every pod that kubectl lists. It lists them anew each
 * time, since pods come and go by themselves.
 */
export async function expectAllPods(
  where: Page | Locator,
  cluster: E2eCluster,
): Promise<void> {
  await expect(async () => {
    const pods = await cluster.podNames();
    expect(pods).not.toEqual([]);
    for (const pod of pods) {
      await expect(podLinks(where).filter({ hasText: pod })).toBeVisible({
        timeout: 5_000,
      });
    }
  }).toPass({ timeout: 60_000 });
}

/** Waits until the cluster has as many pods as it shall have: none of them is leaving. */
export async function expectSettled(cluster: E2eCluster): Promise<void> {
  await expect(async () => {
    expect(await cluster.podNames()).toHaveLength(await cluster.replicas());
  }).toPass({ timeout: 60_000 });
}

/** Marks the document, so that `stillTheSame` can tell whether it was loaded again. */
export async function markDocument(page: Page): Promise<void> {
  await page.evaluate(() => {
    document.body.dataset.markedByJourney = 'yes';
  });
}

/** Fails if the page was loaded again since `markDocument`. */
export async function expectSameDocument(page: Page): Promise<void> {
  const mark = await page.evaluate(() => document.body.dataset.markedByJourney);
  expect(mark, 'the page was loaded again').toBe('yes');
}
