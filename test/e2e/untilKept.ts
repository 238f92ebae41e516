import { expect, type Page } from '@playwright/test';

/** Waits until the page says that the engine has kept everything that is on screen. */
export async function untilKept(page: Page): Promise<void> {
  await page.evaluate(() => new Promise(requestAnimationFrame));
  await expect(page.locator('header [data-kept="true"]')).toBeVisible();
}
