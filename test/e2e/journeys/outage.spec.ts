import {
  expectSameDocument,
  expectSettled,
  markDocument,
  podLinks,
  visit,
  workloadsIn,
  workloadsPath,
} from '../support/pages';
import { expect, test } from '../support/test';

test('while the API server is away the page says since when, and recovers by itself', async ({
  page,
  context,
  cluster,
}) => {
  test.setTimeout(480_000);
  await visit(page, workloadsPath());
  const panel = workloadsIn(page, cluster.name);
  await expect(podLinks(panel).first()).toBeVisible();
  const fleet = await context.newPage();
  await visit(fleet, '/fleet/clusters');
  const card = fleet.getByRole('article').filter({ hasText: cluster.name });
  await expect(card).toContainText('Reachable');
  await markDocument(page);
  await markDocument(fleet);

  const away = fleet
    .getByRole('alert')
    .filter({ hasText: 'Unreachable since' });
  const stale = page.getByText(`Last heard from ${cluster.name} at`);
  await cluster.stopApiServer();
  try {
    await expect(stale).toBeVisible({ timeout: 60_000 });
    await expect(podLinks(panel).first()).toBeVisible();
    await expect(away).toBeVisible({ timeout: 60_000 });
  } finally {
    await cluster.startApiServer();
  }
  await expect(card).toContainText('Reachable', { timeout: 90_000 });
  await expect(away).toHaveCount(0);
  await expect(stale).toHaveCount(0, { timeout: 90_000 });

  await expectSettled(cluster);
  const [victim] = await cluster.podNames();
  await expect(podLinks(panel).filter({ hasText: victim })).toBeVisible();
  await cluster.deletePod(victim);
  await expect(podLinks(panel).filter({ hasText: victim })).toHaveCount(0, {
    timeout: 60_000,
  });
  await expectSameDocument(page);
  await expectSameDocument(fleet);
});

test('while the portal restarts an open page keeps its rows, and it comes back by itself', async ({
  page,
  portal,
  cluster,
}) => {
  test.setTimeout(540_000);
  // The development server reloads pages when it comes back; here it is about
  // the backend, behind which production has no such thing.
  await page.routeWebSocket(
    url => url.host === new URL(portal.url).host,
    () => {},
  );
  await visit(page, workloadsPath());
  const panel = workloadsIn(page, cluster.name);
  await expect(podLinks(panel).first()).toBeVisible();
  await markDocument(page);

  const restarting = portal.restart();
  const outdated = page.getByText('What you see may be out of date');
  await expect(outdated).toBeVisible({ timeout: 60_000 });
  await expect(podLinks(panel).first()).toBeVisible();
  await restarting;
  await expect(outdated).toHaveCount(0, { timeout: 90_000 });

  await expectSettled(cluster);
  // Pods come and go by themselves: one that is both there and shown.
  let victim = '';
  await expect(async () => {
    [victim] = await cluster.podNames();
    await expect(podLinks(panel).filter({ hasText: victim })).toBeVisible({
      timeout: 5_000,
    });
  }).toPass({ timeout: 60_000 });
  await cluster.deletePod(victim);
  await expect(podLinks(panel).filter({ hasText: victim })).toHaveCount(0, {
    timeout: 60_000,
  });
  await expectSameDocument(page);
});
