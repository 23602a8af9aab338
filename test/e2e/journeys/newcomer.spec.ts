import {
  expectAllPods,
  podLinks,
  signIn,
  visit,
  workloadsIn,
  workloadsPath,
} from '../support/pages';
import { component, expect, test } from '../support/test';

test('a newcomer signs in, sees the fleet, opens a component and its pods', async ({
  page,
  cluster,
}) => {
  await signIn(page);
  await page.getByRole('link', { name: 'Fleet' }).click();
  await page.getByRole('tab', { name: 'Clusters' }).click();
  const card = page.getByRole('article').filter({ hasText: cluster.name });
  await expect(card).toContainText('Reachable');
  await expect(card).toContainText(/v1\.\d+/);
  // A node of a busy machine may be late with its heartbeat.
  await expect(async () => {
    const printed = await cluster.kubectl('get', 'nodes', '--no-headers');
    const nodes = printed.trim().split('\n');
    const ready = nodes.filter(line => /\sReady/.test(line)).length;
    await expect(
      card.getByRole('link', { name: `Nodes ready: ${ready}/${nodes.length}` }),
    ).toBeVisible({ timeout: 5_000 });
  }).toPass({ timeout: 60_000 });

  await page.getByRole('link', { name: 'Catalog', exact: true }).click();
  await page
    .getByRole('link', { name: new RegExp(`^${component.name}$`, 'i') })
    .first()
    .click();
  await page.getByRole('link', { name: 'Workloads', exact: true }).click();
  const panel = workloadsIn(page, cluster.name);
  await expectAllPods(panel, cluster);
});

test('a pod opens as a drawer with its manifest, and the address can be shared', async ({
  page,
  context,
  cluster,
}) => {
  await visit(page, workloadsPath());
  const panel = workloadsIn(page, cluster.name);
  const name = await podLinks(panel).first().innerText();
  // Another pod may come first meanwhile.
  const pod = podLinks(panel).filter({ hasText: name });
  await pod.click();
  const drawer = page.getByRole('dialog', { name });
  await expect(drawer).toContainText(cluster.name);
  await expect(drawer).toContainText(
    `kubectl --context ${cluster.name} -n ${component.namespace} get pods ${name} -o yaml`,
  );
  await drawer.getByRole('tab', { name: 'YAML' }).click();
  const manifest = drawer.getByRole('region', { name: 'Manifest as YAML' });
  await expect(manifest).toContainText('apiVersion: v1');
  await expect(manifest).toContainText(`name: ${name}`);
  await expect(manifest).not.toContainText('managedFields');
  await drawer.getByRole('tab', { name: 'Events' }).click();
  await expect(drawer.getByRole('tabpanel')).not.toBeEmpty();

  const shared = await context.newPage();
  await visit(shared, page.url());
  await expect(shared.getByRole('dialog', { name })).toContainText(
    cluster.name,
  );
  await page.bringToFront();
  await page.keyboard.press('Escape');
  await expect(drawer).toBeHidden();
  await expect(pod).toBeFocused();
});

test('a component without annotations says what to add, ready to be copied', async ({
  page,
  context,
}) => {
  await context.grantPermissions(['clipboard-read', 'clipboard-write']);
  await visit(page, workloadsPath('gift-cards'));
  await expect(
    page.getByText('The Workloads tab is not set up yet'),
  ).toBeVisible();
  await page.getByRole('button', { name: 'Copy annotation' }).click();
  await expect
    .poll(() => page.evaluate(() => navigator.clipboard.readText()))
    .toBe('annotations:\n  backstage.io/kubernetes-id: gift-cards');
});
