import { Page } from '@playwright/test';
import { expectGoodInBothThemes } from '../support/expectGoodInBothThemes';
import { OverviewFacts, storefrontComponents } from '../support/overviewFacts';
import {
  expectSameDocument,
  markDocument,
  podLinks,
  signIn,
  visit,
} from '../support/pages';
import { component, expect, test } from '../support/test';

const applicationPath = `/catalog/default/component/${component.name}/application`;
const systemPath = '/catalog/default/system/storefront/application';

/** The large number of a tile, and the one beside it. */
function tile(page: Page, what: string) {
  return page
    .getByRole('article', { name: what, exact: true })
    .getByLabel(new RegExp(`^${what}: .* distinct, .* in total$`));
}

/** The number of pods of a cluster in the panel `Pods by cluster`. */
function podsOf(page: Page, cluster: string) {
  return page
    .getByRole('region', { name: 'Pods by cluster' })
    .locator(`a[href$="/fleet/pods?filter.cluster=${cluster}"]`);
}

test('a newcomer who opens Fleet lands on the Global View', async ({
  page,
}) => {
  await signIn(page);
  await page.getByRole('link', { name: 'Fleet' }).click();
  await expect(page).toHaveURL(/\/fleet\/global$/);
  await expect(
    page.getByRole('tab', { name: 'Global View', selected: true }),
  ).toBeVisible();
  await expect(tile(page, 'Pods')).toBeVisible();
  await expect(page.getByText('app.kubernetes.io/part-of')).toBeVisible();
});

test('its numbers are those that kubectl lists', async ({ page, cluster }) => {
  test.setTimeout(480_000);
  const facts = await OverviewFacts.of(cluster);
  await visit(page, '/fleet');
  await expect(tile(page, 'Pods')).toBeVisible();
  // Things come and go by themselves, so both are read until they agree.
  for (const what of ['Nodes', 'Namespaces', 'Services', 'Pods']) {
    await expect(async () => {
      const counted = await facts.countOf(what.toLowerCase());
      await expect(tile(page, what)).toHaveAccessibleName(
        `${what}: ${counted}`,
        { timeout: 3_000 },
      );
    }).toPass({ timeout: 60_000 });
  }
  const cpu = page.getByRole('table', { name: /CPU, cores/ });
  for (const name of facts.clusters) {
    await expect(async () => {
      await expect(podsOf(page, name)).toHaveText(
        String(await facts.podsIn(name)),
        { timeout: 3_000 },
      );
      const usable = await facts.usableNodes(name);
      await expect(
        page
          .getByRole('region', { name: 'Nodes by cluster' })
          .locator(`a[href*="filter.cluster=${name}&filter.nodeClass=usable"]`)
          .first(),
      ).toHaveText(String(usable.nodes), { timeout: 3_000 });
      const row = cpu.getByRole('row').filter({
        has: page.getByRole('rowheader', { name: new RegExp(`^${name}`, 'i') }),
      });
      await expect(row.getByRole('cell').last()).toHaveText(
        new RegExp(`^${Number(usable.cpu.toFixed(2))}(\\+|$)`),
        { timeout: 3_000 },
      );
    }).toPass({ timeout: 60_000 });
  }
});

test('its numbers move by themselves when something is scaled', async ({
  page,
  cluster,
}) => {
  const facts = await OverviewFacts.of(cluster);
  const replicas = await cluster.replicas();
  await visit(page, '/fleet');
  await expect(podsOf(page, cluster.name)).toBeVisible();
  await markDocument(page);
  const here = page
    .getByRole('region', { name: 'Pods by namespace' })
    .getByRole('row')
    .filter({ has: page.getByRole('rowheader', { name: component.namespace }) })
    .getByRole('cell')
    .last();
  const shown = async () => Number(await here.innerText());
  const before = await shown();
  await cluster.scale(replicas + 4);
  try {
    await expect.poll(shown).toBeGreaterThanOrEqual(before + 3);
    await expect(async () => {
      expect(Number(await podsOf(page, cluster.name).innerText())).toBe(
        await facts.podsIn(cluster.name),
      );
    }).toPass({ timeout: 60_000 });
  } finally {
    await cluster.scale(replicas);
  }
  await expect.poll(shown).toBeLessThanOrEqual(before + 1);
  await expectSameDocument(page);
});

test('its numbers lead to the tables with just what was counted', async ({
  page,
  cluster,
}) => {
  await visit(page, '/fleet');
  await podsOf(page, cluster.name).click();
  await expect(page).toHaveURL(
    new RegExp(`/fleet/pods\\?filter\\.cluster=${cluster.name}$`),
  );
  await expect(podLinks(page).first()).toBeVisible();

  await page.goBack();
  await page
    .getByRole('region', { name: 'Pods by namespace' })
    .getByRole('link', { name: component.namespace, exact: true })
    .click();
  await expect(page).toHaveURL(/\/fleet\/pods\?filter\.namespace=storefront$/);
  await expect(podLinks(page).first()).toBeVisible();

  await page.goBack();
  await tile(page, 'Services').click();
  await expect(page.getByRole('grid', { name: 'Services' })).toBeVisible();
});

test('the keyboard reaches its numbers, and says what they mean', async ({
  page,
}) => {
  await visit(page, '/fleet');
  await expect(tile(page, 'Namespaces')).toBeVisible();
  await page.getByRole('tab', { name: 'Resources' }).focus();
  await page.keyboard.press('Tab');
  for (let steps = 0; steps < 8; steps += 1) {
    if (
      await tile(page, 'Namespaces').evaluate(
        element => element === document.activeElement,
      )
    ) {
      break;
    }
    await page.keyboard.press('Tab');
  }
  await expect(tile(page, 'Namespaces')).toBeFocused();
  // That of the tile before may still be fading.
  await expect(
    page.getByRole('tooltip').filter({
      hasText:
        'One that exists in three clusters is one distinct, and three in total.',
    }),
  ).toBeVisible();
  await page.keyboard.press('Enter');
  await expect(page).toHaveURL(/\/fleet\/namespaces$/);
});

test('a component and its system have the same sums over what they run', async ({
  page,
  cluster,
}) => {
  const facts = await OverviewFacts.of(cluster);
  for (const [path, components] of [
    [applicationPath, [component.name]],
    [systemPath, storefrontComponents()],
  ] as const) {
    await visit(page, path);
    await expect(async () => {
      const counted = await facts.podsOf(components);
      await expect(tile(page, 'Pods')).toHaveAccessibleName(
        `Pods: ${counted}`,
        { timeout: 3_000 },
      );
    }).toPass({ timeout: 60_000 });
    await tile(page, 'Pods').click();
    await expect(page).toHaveURL(
      new RegExp(`${path.split('/application')[0]}/workloads$`),
    );
    // Pods of what is well are folded away where there are many workloads.
    const unfold = new RegExp(` pods of ${component.name}$`);
    await expect(
      page.getByRole('button', { name: unfold }).first(),
    ).toBeVisible();
  }
});

for (const { name, path } of [
  { name: 'global-view', path: '/fleet' },
  { name: 'application', path: applicationPath },
  { name: 'system', path: systemPath },
]) {
  test(`the page ${name} has no serious accessibility problem`, async ({
    page,
    kind,
  }) => {
    await visit(page, path);
    await expectGoodInBothThemes(page, {
      picture: kind === 'sandbox' ? name : undefined,
      prepare: () => expect(tile(page, 'Pods')).toBeVisible(),
    });
  });
}

test('a component that says nothing is told what to add', async ({ page }) => {
  await visit(page, '/catalog/default/component/gift-cards/application');
  await expect(
    page.getByText('The Application tab is not set up yet'),
  ).toBeVisible();
});
