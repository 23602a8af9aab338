import { podLinks, visit, workloadsIn, workloadsPath } from '../support/pages';
import { component, expect, test } from '../support/test';

// May see the namespace of the example component, and no other.
test.use({ user: 'visitor' });

test('somebody who may see one namespace sees that one alone', async ({
  page,
  cluster,
}) => {
  await visit(page, workloadsPath());
  const panel = workloadsIn(page, cluster.name);
  await expect(podLinks(panel).first()).toBeVisible();

  await visit(page, '/fleet/namespaces');
  const rows = page
    .getByRole('grid', { name: 'Namespaces' })
    .getByRole('row')
    .filter({ has: page.getByRole('gridcell') });
  const mine = rows.filter({ hasText: cluster.name });
  await expect(mine).toHaveCount(1);
  await expect(mine).toContainText(component.namespace);
  await expect(rows.filter({ hasText: 'kube-system' })).toHaveCount(0);
  const everywhere = await cluster.kubectl(
    'get',
    'namespaces',
    '--output=name',
  );
  expect(everywhere).toContain('namespace/kube-system');

  await visit(page, '/fleet');
  await expect(page.getByText('You see some of the namespaces')).toBeVisible();
  await expect(
    page
      .getByRole('region', { name: 'Pods by namespace' })
      .getByRole('rowheader'),
  ).toHaveText([component.namespace]);
  await expect(
    page
      .getByRole('article', { name: 'Nodes', exact: true })
      .getByLabel('Not visible to you'),
  ).toBeVisible();

  await visit(
    page,
    `/fleet/pods?object=${cluster.name}/namespaces//kube-system`,
  );
  await expect(
    page.getByRole('dialog').getByText('You may not see this'),
  ).toBeVisible();
});
