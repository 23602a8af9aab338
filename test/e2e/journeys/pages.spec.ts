import { expectGoodInBothThemes } from '../support/expectGoodInBothThemes';
import { podLinks, visit, workloadsPath } from '../support/pages';
import { component, expect, test } from '../support/test';

const pages: { name: string; path: string; shows: string | RegExp }[] = [
  { name: 'fleet', path: '/fleet/clusters', shows: /Nodes ready/i },
  { name: 'nodes', path: '/fleet/nodes', shows: 'Ready' },
  { name: 'namespaces', path: '/fleet/namespaces', shows: 'storefront' },
  { name: 'workloads', path: '/fleet/workloads', shows: component.name },
  { name: 'pods', path: '/fleet/pods', shows: 'Running' },
  { name: 'resources', path: '/fleet/resources', shows: 'ClusterIP' },
  {
    name: 'component-overview',
    path: workloadsPath().replace('/workloads', ''),
    shows: 'Workloads healthy',
  },
  {
    name: 'not-set-up',
    path: workloadsPath('gift-cards'),
    shows: 'is not set up yet',
  },
];

for (const { name, path, shows } of pages) {
  test(`the page ${name} has no serious accessibility problem`, async ({
    page,
    kind,
  }) => {
    await visit(page, path);
    await expectGoodInBothThemes(page, {
      picture: kind === 'sandbox' ? name : undefined,
      prepare: () => expect(page.getByText(shows).first()).toBeVisible(),
    });
  });
}

test('neither have the workloads of a component, the drawer and a manifest', async ({
  page,
  kind,
}) => {
  const drawer = page.getByRole('dialog');
  const picture = (name: string) => (kind === 'sandbox' ? name : undefined);
  await visit(page, workloadsPath());
  await expectGoodInBothThemes(page, {
    picture: picture('component'),
    prepare: () => expect(podLinks(page).first()).toBeVisible(),
  });

  await podLinks(page).first().click();
  await expectGoodInBothThemes(page, {
    picture: picture('drawer'),
    prepare: () => expect(drawer).toContainText('kubectl'),
  });

  await expectGoodInBothThemes(page, {
    picture: picture('manifest'),
    async prepare() {
      await drawer.getByRole('tab', { name: 'YAML' }).click();
      await expect(drawer).toContainText('apiVersion: v1');
    },
  });
});
