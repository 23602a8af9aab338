import { readFile } from 'node:fs/promises';
import {
  expectAllPods,
  expectSettled,
  podLinks,
  podNames,
  visit,
} from '../support/pages';
import { readCsv } from '../support/readCsv';
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

test('chosen pods stay chosen while others change, and drop out when they are gone', async ({
  page,
  cluster,
}) => {
  await expectSettled(cluster);
  await visit(
    page,
    `/fleet/pods?filter.cluster=${cluster.name}&q=${component.name}`,
  );
  const grid = page.getByRole('grid', { name: 'Pods' });
  await expectAllPods(grid, cluster);
  const [chosen, other] = await podNames(grid);
  await page.getByRole('checkbox', { name: `Select ${chosen}` }).click();
  const bar = page.getByRole('region', { name: 'Selected rows' });
  await expect(bar).toContainText('1 row selected');

  await cluster.deletePod(other);
  await expect(podLinks(grid).filter({ hasText: other })).toHaveCount(0, {
    timeout: 60_000,
  });
  await expectAllPods(grid, cluster);
  const box = page.getByRole('checkbox', { name: `Select ${chosen}` });
  await expect(box).toBeChecked();
  await grid.getByRole('button', { name: 'Restarts', exact: true }).click();
  await page.getByRole('searchbox', { name: 'Search' }).fill('nobody-has-this');
  await expect(page.getByText('Nothing matches')).toBeVisible();
  await expect(bar).toContainText('1 row selected');
  await page.getByRole('searchbox', { name: 'Search' }).fill(component.name);
  await expect(box).toBeChecked();

  await cluster.deletePod(chosen);
  await expect(bar).toContainText(`1 selected row is gone: ${chosen}`, {
    timeout: 60_000,
  });
  await expect(bar).toContainText('0 rows selected');
});

test('the file holds what the API server lists', async ({ page, cluster }) => {
  await expectSettled(cluster);
  await visit(page, `/fleet/pods?filter.cluster=${cluster.name}`);
  await expect(podLinks(page).first()).toBeVisible();
  await expect(async () => {
    const saving = page.waitForEvent('download');
    await page.getByRole('button', { name: 'Download CSV' }).click();
    const download = await saving;
    expect(download.suggestedFilename()).toMatch(/^pods-\d{4}-\d\d-\d\d\.csv$/);
    const rows = readCsv(await readFile(await download.path(), 'utf8'));
    const held = rows.map(({ namespace, name }) => `${namespace}/${name}`);
    expect(held.sort()).toEqual(await cluster.allNames('pods'));
    expect(rows.every(row => row.cluster === cluster.name)).toBe(true);
  }).toPass({ timeout: 60_000 });
  await expect(page.getByText(/^The file holds \d+ rows\.$/)).toBeVisible();
});

test('further kinds have tables, which agree with the API server', async ({
  page,
  cluster,
}) => {
  await visit(page, `/fleet/resources?filter.cluster=${cluster.name}`);
  await expect(page.getByRole('grid', { name: 'Services' })).toBeVisible();
  for (const [kind, label] of [
    ['replicasets', 'Replica sets'],
    ['services', 'Services'],
  ]) {
    await page.getByRole('combobox', { name: 'Kind' }).click();
    await page.getByRole('option', { name: label, exact: true }).click();
    await expect(page).toHaveURL(new RegExp(`kind=${kind}`));
    const grid = page.getByRole('grid', { name: label });
    await expect(async () => {
      const listed = await cluster.allNames(kind);
      await expect(grid).toHaveAttribute(
        'aria-rowcount',
        String(listed.length + 1),
        { timeout: 5_000 },
      );
      const [, name] = listed[0].split('/');
      await expect(
        grid.getByRole('button', { name, exact: true }).first(),
      ).toBeVisible({ timeout: 5_000 });
    }).toPass({ timeout: 60_000 });
  }
});

test('values to filter by are those that rows have', async ({
  page,
  cluster,
}) => {
  await visit(page, `/fleet/pods?filter.cluster=${cluster.name}`);
  await page.getByRole('button', { name: 'Filter by Namespace' }).click();
  const dialog = page.getByRole('dialog', { name: 'Filter by Namespace' });
  await dialog
    .getByRole('textbox', { name: 'Search values' })
    .fill(component.namespace);
  await dialog
    .getByRole('checkbox', { name: new RegExp(`^${component.namespace} \\d`) })
    .click();
  await page.keyboard.press('Escape');
  await expect(page).toHaveURL(
    new RegExp(`filter\\.namespace=${component.namespace}`),
  );
  await expect(page.getByText(/^\d+ of \d+ rows$/)).toBeVisible();
});
