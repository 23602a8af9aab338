import { expectAllPods, podLinks, visit } from '../support/pages';
import { component, expect, test } from '../support/test';

test('what a table is narrowed to stands in its address', async ({
  page,
  context,
  cluster,
}) => {
  await visit(page, '/fleet/pods');
  const grid = page.getByRole('grid', { name: 'Pods' });
  await page.getByRole('searchbox', { name: 'Search' }).fill(component.name);
  await expect(page).toHaveURL(new RegExp(`[?&]q=${component.name}`));
  await page.getByRole('button', { name: 'Filter by Cluster' }).click();
  await page
    .getByRole('menuitemcheckbox', { name: cluster.name, exact: true })
    .click();
  await page.keyboard.press('Escape');
  await expect(page).toHaveURL(new RegExp(`filter\\.cluster=${cluster.name}`));
  await grid.getByRole('button', { name: 'Name', exact: true }).click();
  await expect(
    grid.getByRole('columnheader', { name: 'Name', exact: true }),
  ).toHaveAttribute('aria-sort', /ascending|descending/);
  await expectAllPods(grid, cluster);

  const other = await context.newPage();
  await visit(other, page.url());
  await expect(other.getByRole('searchbox', { name: 'Search' })).toHaveValue(
    component.name,
  );
  await expect(
    other.getByRole('button', { name: 'Filter by Cluster: 1 chosen' }),
  ).toBeVisible();
  const same = other.getByRole('grid', { name: 'Pods' });
  await expectAllPods(same, cluster);
  await other.getByRole('button', { name: 'Clear filters' }).click();
  await expect(other).not.toHaveURL(/filter\.|[?&]q=/);
});

test('the keyboard alone leads through the table to a pod and back', async ({
  page,
  cluster,
}) => {
  await visit(
    page,
    `/fleet/pods?filter.cluster=${cluster.name}&q=${component.name}`,
  );
  const grid = page.getByRole('grid', { name: 'Pods' });
  await expect(podLinks(grid).first()).toBeVisible();
  await page.getByRole('searchbox', { name: 'Search' }).focus();
  for (let steps = 0; steps < 15; steps += 1) {
    await page.keyboard.press('Tab');
    if (await grid.evaluate(element => element === document.activeElement)) {
      break;
    }
  }
  await expect(grid).toBeFocused();
  await page.keyboard.press('ArrowDown');
  await expect(grid).toHaveAttribute('aria-activedescendant', /./);
  const active = await grid.getAttribute('aria-activedescendant');
  const row = page.locator(`[id="${active}"]`);
  const name = await row.getByRole('button').first().innerText();
  await page.keyboard.press('Enter');
  const drawer = page.getByRole('dialog', { name });
  await expect(drawer).toBeVisible();
  await expect
    .poll(
      () =>
        drawer.evaluate(element => element.contains(document.activeElement)),
      'the focus is not in the drawer',
    )
    .toBe(true);
  await page.keyboard.press('Escape');
  await expect(drawer).toBeHidden();
  await expect(grid).toBeFocused();
});
