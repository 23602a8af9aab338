import {
  expectSameDocument,
  expectSettled,
  markDocument,
  podLinks,
  podNames,
  visit,
  workloadsIn,
  workloadsPath,
} from '../support/pages';
import { timeUntilDesired } from '../support/timeUntilDesired';
import { component, expect, test } from '../support/test';

test('a pod that is deleted leaves the page and its successor comes, without reload', async ({
  page,
  cluster,
}) => {
  await visit(page, workloadsPath());
  const panel = workloadsIn(page, cluster.name);
  await expectSettled(cluster);
  const [victim, ...others] = await cluster.podNames();
  await expect(podLinks(panel).filter({ hasText: victim })).toBeVisible();
  await markDocument(page);
  await cluster.deletePod(victim);
  await expect(podLinks(panel).filter({ hasText: victim })).toHaveCount(0);
  await expect(podLinks(panel)).toHaveCount(others.length + 1);
  await expect(async () => {
    expect(await podNames(panel)).toEqual(await cluster.podNames());
  }).toPass({ timeout: 60_000 });
  await expectSameDocument(page);
});

test('a scaled deployment is on the screen at once', async ({
  page,
  cluster,
  kind,
}) => {
  await visit(page, workloadsPath());
  const panel = workloadsIn(page, cluster.name);
  await expect(podLinks(panel).first()).toBeVisible();
  const replicas = await cluster.replicas();
  const seen = timeUntilDesired(panel, component.name, replicas + 2);
  const asked = Date.now();
  await cluster.scale(replicas + 2);
  const returned = Date.now();
  try {
    const shown = await seen;
    // How long it takes depends on the machine: told, and no reason to fail.
    const told = `${kind}: scaled on the screen ${
      shown - asked
    } ms after kubectl was called, ${shown - returned} ms after it returned`;
    test.info().annotations.push({ type: 'measured', description: told });
    process.stdout.write(`      ${told}\n`);
    await expect(podLinks(panel)).toHaveCount(replicas + 2);
  } finally {
    await cluster.scale(replicas);
  }
  await expect(podLinks(panel)).toHaveCount(replicas, { timeout: 60_000 });
});

test('nine tabs over HTTP/1.1 are all live', async ({ context, cluster }) => {
  // Nine development builds load one after the other.
  test.setTimeout(600_000);
  const panels = [];
  for (let index = 0; index < 9; index += 1) {
    const page = await context.newPage();
    await visit(page, workloadsPath());
    panels.push(workloadsIn(page, cluster.name));
  }
  await expectSettled(cluster);
  const [victim] = await cluster.podNames();
  for (const panel of panels) {
    await expect(podLinks(panel).filter({ hasText: victim })).toBeVisible({
      timeout: 60_000,
    });
  }
  await cluster.deletePod(victim);
  for (const panel of panels) {
    await expect(podLinks(panel).filter({ hasText: victim })).toHaveCount(0, {
      timeout: 60_000,
    });
  }
});
