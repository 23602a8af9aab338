import { expectGoodInBothThemes } from '../support/expectGoodInBothThemes';
import { podLinks, visit, workloadsPath } from '../support/pages';
import { expect, test } from '../support/test';

// May see the portal and nothing of the clusters.
test.use({ user: 'outsider' });

test('somebody who may see nothing is told which permission is missing', async ({
  page,
  kind,
}) => {
  for (const path of ['/fleet', '/fleet/pods', workloadsPath()]) {
    await visit(page, path);
    await expect(page.getByText('cluster.resource.read').first()).toBeVisible();
    await expect(podLinks(page)).toHaveCount(0);
  }
  await expectGoodInBothThemes(page, {
    picture: kind === 'sandbox' ? 'denied' : undefined,
    prepare: () => expect(page.getByText('You may not see this')).toBeVisible(),
  });
});

test('a shared address of an object opens nothing to somebody who may not see it', async ({
  page,
  cluster,
}) => {
  await visit(
    page,
    `/fleet/pods?object=${cluster.name}/namespaces//kube-system`,
  );
  const drawer = page.getByRole('dialog', { name: 'kube-system' });
  await expect(drawer.getByText('You may not see this')).toBeVisible();
  await expect(drawer).not.toContainText('kubernetes.io/metadata.name');
});
