import { Locator, Page } from '@playwright/test';
import { expectGoodInBothThemes } from '../support/expectGoodInBothThemes';
import { podLinks, visit } from '../support/pages';
import { component, expect, test } from '../support/test';

const path = '/fleet/global';

/** The cells of the grid; it is there when somebody comes near it. */
async function showGrid(page: Page): Promise<Locator> {
  await page.getByText('Pod grid', { exact: true }).scrollIntoViewIfNeeded();
  const grid = page.getByRole('listbox', { name: /^Pods by / });
  await expect(grid).toBeVisible();
  return grid;
}

/** The pod that the keyboard is at, as screen readers say it. */
async function podAtCursor(grid: Locator): Promise<string> {
  const option = grid.getByRole('option');
  return (await option.getAttribute('aria-label')) ?? '';
}

/** Presses Tab until the grid has the focus. */
async function tabTo(page: Page, grid: Locator): Promise<void> {
  for (let steps = 0; steps < 200; steps += 1) {
    await page.keyboard.press('Tab');
    if (
      (await grid.count()) > 0 &&
      (await grid.evaluate(element => element === document.activeElement))
    ) {
      return;
    }
  }
  throw new Error('Tab does not lead to the grid');
}

/** Goes from the first pod on, to the right, until one is reached. */
async function walkTo(page: Page, grid: Locator, pod: string): Promise<void> {
  await page.keyboard.press('Control+Home');
  const pods = Number(
    await grid.getByRole('option').getAttribute('aria-setsize'),
  );
  for (let steps = 0; steps < pods; steps += 1) {
    if ((await podAtCursor(grid)).startsWith(`${pod},`)) {
      return;
    }
    await page.keyboard.press('ArrowRight');
  }
  expect(await podAtCursor(grid)).toContain(pod);
}

test('the keyboard alone leads to a pod in the grid, opens it and comes back', async ({
  page,
  cluster,
}) => {
  await visit(page, path);
  const grid = page.getByRole('listbox', { name: /^Pods by namespace/ });
  await tabTo(page, grid);
  const [pod] = await cluster.podNames();
  await walkTo(page, grid, pod);
  expect(await podAtCursor(grid)).toContain(`namespace ${component.namespace}`);
  await expect(page.getByRole('tooltip')).toContainText(pod);

  await page.keyboard.press('Enter');
  const drawer = page.getByRole('dialog', { name: pod });
  await expect(drawer).toBeVisible();
  await page.keyboard.press('Escape');
  await expect(drawer).toBeHidden();
  await expect(grid).toBeFocused();
  expect(await podAtCursor(grid)).toContain(pod);
});

test('every pod has a cell, and one that is deleted loses it', async ({
  page,
  cluster,
}) => {
  await visit(page, `${path}?grid.by=owner`);
  const grid = await showGrid(page);
  const option = grid.getByRole('option');
  const everybody = await cluster.allNames('pods');
  const inLegend = async () => {
    const legend = page.getByRole('list', { name: 'What the cells mean' });
    const counts = await legend.getByRole('listitem').allInnerTexts();
    return counts
      .map(text => Number(text.replace(/\D/g, '')))
      .reduce((sum, count) => sum + count, 0);
  };
  expect(await inLegend()).toBeGreaterThanOrEqual(everybody.length);
  expect(Number(await option.getAttribute('aria-setsize'))).toBe(
    await inLegend(),
  );

  const [victim] = await cluster.podNames();
  await grid.focus();
  await walkTo(page, grid, victim);
  await cluster.deletePod(victim);
  await expect(option).not.toHaveAttribute(
    'aria-label',
    new RegExp(`^${victim},`),
    { timeout: 60_000 },
  );

  await page.getByRole('button', { name: 'Show as table' }).click();
  await page
    .getByRole('button', {
      name: `${component.name} · ${component.namespace}, ${cluster.name}, Deployment`,
    })
    .click();
  const table = page.getByRole('grid', { name: `Pods of ${component.name}` });
  await expect(podLinks(table).first()).toBeVisible();
  await expect(podLinks(table).filter({ hasText: victim })).toHaveCount(0);
  await expect(async () => {
    const shown = await podLinks(table).allInnerTexts();
    expect(shown.sort()).toEqual(await cluster.podNames());
  }).toPass({ timeout: 60_000 });
});

test('how the grid is seen stands in the address', async ({ page }) => {
  await visit(page, path);
  await showGrid(page);
  await page.getByLabel('Group by').selectOption('node');
  await page.getByLabel('Colour by').selectOption('restarts');
  await expect(page).toHaveURL(/grid\.by=node/);
  await expect(page).toHaveURL(/grid\.colour=restarts/);
  const shared = page.url();
  await page.goto('about:blank');
  await page.goto(shared);
  await showGrid(page);
  await expect(
    page.getByRole('listbox', { name: 'Pods by node, coloured by restarts' }),
  ).toBeVisible();
});

test('neither the grid nor its twin has a serious accessibility problem', async ({
  page,
  kind,
}) => {
  await visit(page, path);
  await expectGoodInBothThemes(page, {
    picture: kind === 'sandbox' ? 'pod-grid' : undefined,
    async prepare() {
      const grid = await showGrid(page);
      await grid.focus();
      await page.keyboard.press('ArrowRight');
    },
  });
  await visit(page, `${path}?grid.as=table`);
  await expectGoodInBothThemes(page, {
    async prepare() {
      await page
        .getByText('Pod grid', { exact: true })
        .scrollIntoViewIfNeeded();
      await expect(
        page.getByRole('grid', { name: /^Pods by namespace/ }),
      ).toBeVisible();
    },
  });
});
