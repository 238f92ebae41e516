import { AxeBuilder } from '@axe-core/playwright';
import { expect, type Page } from '@playwright/test';

/** What is fading away can be used by nobody any more. */
const closing = ':is([role=menu], [role=dialog], [role=listbox])[data-state=closed]';

/** What axe finds serious or critical on a page, one line each. */
export async function seriousFaults(page: Page): Promise<readonly string[]> {
  await expect(page.locator(closing)).toHaveCount(0);
  // In the page alone, which has no frames: else a second page is opened each time to bring the findings of frames together.
  const { violations } = await new AxeBuilder({ page })
    .setLegacyMode()
    .options({ resultTypes: ['violations'] })
    .analyze();
  return violations
    .filter(({ impact }) => impact === 'serious' || impact === 'critical')
    .map(({ id, help, nodes }) => `${id}: ${help} (${nodes.map((node) => node.html).join(' ')})`);
}
