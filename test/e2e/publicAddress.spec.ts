import { AxeBuilder } from '@axe-core/playwright';
import { expect, test } from './fixtures.ts';

test('the public address is saved, refused with a reason, and taken away again', async ({
  page,
  patchbay,
}) => {
  await patchbay.open();
  await page.keyboard.press('ControlOrMeta+,');
  const part = page.getByRole('dialog', { name: 'Settings' }).getByRole('region', {
    name: 'Public address',
  });
  const field = part.getByLabel('Public address');
  await field.fill('http://patchbay.example.org');
  await page.keyboard.press('Enter');
  await expect(part.getByRole('alert')).toContainText('give an https:// address');
  await field.fill('https://patchbay.example.org/');
  await part.getByRole('button', { name: 'Save' }).click();
  await expect(field).toHaveValue('https://patchbay.example.org');
  await expect(part.getByRole('alert')).toBeHidden();
  const { violations } = await new AxeBuilder({ page }).include('[role=dialog]').analyze();
  expect(violations.map(({ id, nodes }) => [id, nodes.map(({ html }) => html)])).toEqual([]);

  await page.reload();
  await expect(page.getByRole('region', { name: 'Canvas', exact: true })).toBeVisible();
  await page.keyboard.press('ControlOrMeta+,');
  await expect(field).toHaveValue('https://patchbay.example.org');
  await field.fill('');
  await part.getByRole('button', { name: 'Remove' }).click();
  await expect(part.getByRole('button', { name: 'Save' })).toBeDisabled();
  expect((await patchbay.host.engine.client.connections.getPublicUrl()).url).toBeNull();
});

test.describe('given at the start', () => {
  test.use({ hostOptions: { publicUrl: 'https://patchbay.example.org' } });

  test('it is shown and cannot be changed', async ({ page, patchbay }) => {
    await patchbay.open();
    await page.keyboard.press('ControlOrMeta+,');
    const field = page.getByLabel('Public address', { exact: true }).and(page.locator('input'));
    await expect(field).toHaveValue('https://patchbay.example.org');
    await expect(field).toBeDisabled();
  });
});
