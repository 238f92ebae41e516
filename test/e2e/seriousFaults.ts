import { AxeBuilder } from '@axe-core/playwright';
import { expect, type Page } from '@playwright/test';

type RunOptions = Parameters<AxeBuilder['options']>[0];

/** What is fading away can be used by nobody any more. */
const closing = ':is([role=menu], [role=dialog], [role=listbox])[data-state=closed]';

/** The rules that judge colours, which are all that differs between the themes. */
const ofColours: RunOptions = {
  runOnly: { type: 'rule', values: ['color-contrast', 'link-in-text-block'] },
};

/** What axe finds serious or critical on a page, one line each: everything in the theme that shows, colours in the other. */
export async function seriousFaults(page: Page): Promise<readonly string[]> {
  await expect(page.locator(closing)).toHaveCount(0);
  const found = await analyze(page, {});
  const isDark = await page.evaluate(() => matchMedia('(prefers-color-scheme: dark)').matches);
  const [shown, other] = isDark ? (['dark', 'light'] as const) : (['light', 'dark'] as const);
  await page.emulateMedia({ colorScheme: other });
  // Colours on their way from one theme to the other are those of neither.
  await page.evaluate(() => {
    for (const animation of document.getAnimations())
      if (animation instanceof CSSTransition) animation.finish();
  });
  const foundInOther = await analyze(page, ofColours);
  await page.emulateMedia({ colorScheme: shown });
  return [...found, ...foundInOther.map((fault) => `${other}: ${fault}`)];
}

async function analyze(page: Page, options: RunOptions): Promise<readonly string[]> {
  // In the page alone, which has no frames: else a second page is opened each time to bring the findings of frames together.
  const { violations } = await new AxeBuilder({ page })
    .setLegacyMode()
    .options({ ...options, resultTypes: ['violations'] })
    .analyze();
  return violations
    .filter(({ impact }) => impact === 'serious' || impact === 'critical')
    .map(({ id, help, nodes }) => `${id}: ${help} (${nodes.map((node) => node.html).join(' ')})`);
}
