import { mkdirSync } from 'node:fs';
import { join } from 'node:path';
import AxeBuilder from '@axe-core/playwright';
import { expect, Page } from '@playwright/test';

const pictures = join(__dirname, '..', '..', '..', 'docs', 'pictures');

/**
 * Fails if axe finds a serious problem on the page, light or dark. With
 * `WHEELHOUSE_PICTURES` it also takes the picture of that name for the docs.
 * A change of theme draws the whole page anew: `prepare` brings it into the
 * state in question, each time.
 */
export async function expectGoodInBothThemes(
  page: Page,
  options: { picture?: string; prepare(): Promise<void> },
): Promise<void> {
  const { picture, prepare } = options;
  for (const scheme of ['light', 'dark'] as const) {
    await page.emulateMedia({ colorScheme: scheme, reducedMotion: 'reduce' });
    await expect(page.locator('body')).toHaveAttribute(
      'data-theme-mode',
      scheme,
    );
    await prepare();
    // Colours fade from one theme to the other.
    await page.waitForTimeout(500);
    await page.waitForFunction(
      () =>
        !document
          .getAnimations()
          .some(animation => animation instanceof CSSTransition),
    );
    if (picture && process.env.WHEELHOUSE_PICTURES) {
      mkdirSync(pictures, { recursive: true });
      const path = join(pictures, `${picture}-${scheme}.png`);
      await page.screenshot({ path });
    }
    expect(await seriousProblems(page), `problems in ${scheme}`).toEqual([]);
  }
}

async function seriousProblems(page: Page) {
  const { violations } = await new AxeBuilder({ page }).analyze();
  return violations
    .filter(({ impact }) => impact === 'serious' || impact === 'critical')
    .map(({ id, nodes }) => ({
      id,
      at: nodes
        .map(node => node.html)
        .filter(html => !isHeaderTab(id, html))
        .sort(),
    }))
    .filter(({ at }) => at.length > 0);
}

/**
 * The tabs in the header of a page are drawn by Backstage, and name panels that
 * it does not draw. Nothing else about them is let pass.
 */
function isHeaderTab(rule: string, html: string) {
  return rule === 'aria-valid-attr-value' && html.includes('class="bui-Tab ');
}
