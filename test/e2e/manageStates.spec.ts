import path from 'node:path';
import { mkdir } from 'node:fs/promises';
import { reverse } from '../support/cogModels.ts';
import { createCogServer } from '../support/cogServer.ts';
import { expect } from './fixtures.ts';
import { createManagePage, importBytes, test, versionOf } from './manageService.ts';
import { seriousFaults } from './seriousFaults.ts';

const shots = path.join(import.meta.dirname, '..', '..', '.cache', 'screenshots');

// A walk through a whole page of Manage takes many steps.
test.describe.configure({ timeout: 180_000 });

test('what a provider refuses says why, and what can be done', async ({
  page,
  patchbay,
  service,
}) => {
  const { faults } = service.server;
  const refuse = (status: number, on: 'predictions.list' | 'deployments.list'): void => {
    faults.clear();
    faults.add({ on, fault: { kind: 'problem', status, detail: 'Said by a test.' }, times: 1 });
  };
  await patchbay.open();
  const manage = createManagePage(page);
  refuse(401, 'predictions.list');
  await manage.open();
  await manage.connect(/^Replicate/);
  const alert = manage.dialog.getByRole('alert');

  await test.step('401 leads to the settings, which stand above', async () => {
    await manage.go('Deployments');
    refuse(401, 'deployments.list');
    await manage.dialog.getByRole('button', { name: 'Reload' }).click();
    await expect(alert).toBeVisible();
    await alert.getByRole('button', { name: 'Open settings' }).click();
    await expect(page.getByRole('dialog', { name: 'Settings' })).toBeVisible();
    await page.keyboard.press('Escape');
    await expect(manage.dialog).toBeVisible();
    await alert.getByRole('button', { name: 'Try again' }).click();
    await expect(manage.dialog.getByText('No deployments yet')).toBeVisible();
  });

  for (const status of [402, 403, 404]) {
    await test.step(`${status} is said, and tried again`, async () => {
      refuse(status, 'deployments.list');
      await manage.dialog.getByRole('button', { name: 'Reload' }).click();
      await expect(alert).toBeVisible();
      await alert.getByRole('button', { name: 'Try again' }).click();
      await expect(manage.dialog.getByText('No deployments yet')).toBeVisible();
    });
  }

  await test.step('429 with a long wait is said at once', async () => {
    faults.clear();
    faults.add({
      on: 'deployments.list',
      fault: { kind: 'throttled', retryAfterSeconds: 600, where: 'both' },
    });
    await manage.dialog.getByRole('button', { name: 'Reload' }).click();
    await expect(alert).toContainText(/again|wait/i);
  });

  await test.step('a 422 with fields goes to the fields of the form', async () => {
    faults.clear();
    faults.add({
      on: 'deployments.create',
      fault: {
        kind: 'problem',
        status: 422,
        invalidFields: [
          { type: 'invalid', field: 'max_instances', description: 'Too many for your plan' },
        ],
      },
    });
    await manage.dialog.getByRole('button', { name: 'New deployment' }).click();
    const form = manage.pane('New deployment');
    await form.getByLabel(/^Name/).fill('thumbs');
    await form.getByLabel(/^Model/).fill('builtin/upscale');
    await expect(form.getByRole('combobox', { name: 'Version' })).toContainText(/^[0-9a-f]{12}/);
    await form.getByRole('button', { name: 'Create' }).click();
    await expect(form.getByText('Too many for your plan.')).toBeVisible();
    await expect(form.getByLabel('At most')).toHaveAttribute('aria-invalid', 'true');
    await form.getByLabel('Always kept').fill('1');
    faults.add({
      on: 'deployments.create',
      fault: { kind: 'problem', status: 402, detail: 'You have insufficient credit.' },
    });
    await form.getByRole('button', { name: 'Create' }).click();
    await manage.answer(/Keep 1 instance running/, 'Keep and pay');
    await expect(form.getByRole('alert').filter({ hasText: /credit|billing/i })).toBeVisible();
    await expect(form.getByLabel(/^Name/)).toHaveValue('thumbs');
  });
});

test('a provider that is out of reach, a connection without a token, and a page left open', async ({
  page,
  patchbay,
  service,
}) => {
  await patchbay.open();
  const manage = createManagePage(page);
  service.server.faults.add({
    on: 'trainings.list',
    fault: { kind: 'drop', when: 'before' },
    times: Infinity,
  });
  await manage.open();
  await manage.go('Trainings');
  await expect(manage.dialog.getByText('still trying', { exact: false })).toBeVisible();
  await expect(manage.dialog.getByRole('alert')).toBeVisible({ timeout: 40_000 });
  service.server.faults.clear();
  await manage.dialog.getByRole('button', { name: 'Try again' }).click();
  await expect(manage.dialog.getByText('No trainings yet')).toBeVisible();

  await manage.connect(/^LowCodeAPI/);
  await expect(manage.dialog.getByText('LowCodeAPI needs a token')).toBeVisible();
  await manage.connect(/^Built-in/);

  await manage.go('Hardware');
  await manage.row('This computer').click();
  await expect(
    manage.pane('This computer').getByRole('button', { name: 'Copy the SKU' }),
  ).toBeVisible();
  await page.keyboard.press('Escape');
  await expect(manage.pane('This computer')).toBeHidden();
  await manage.go('Account');
  await expect(manage.dialog.getByText('builtin', { exact: true })).toBeVisible();
  await page.keyboard.press('Escape');
  await expect(manage.dialog).toBeHidden();
  await manage.open();
  await expect(manage.dialog.getByRole('heading', { name: 'Account' })).toBeVisible();
});

const provider = 'builtin';

/** What each page is looked at with: the row or the button that opens its pane. */
const looks = [
  { title: 'Predictions', open: 'builtin/text-statistics' },
  { title: 'Trainings', open: 'New training' },
  { title: 'Deployments', open: 'builtin/thumbs' },
  { title: 'Models', open: 'New model' },
  { title: 'Files', open: 'letter.txt' },
  { title: 'Hardware', open: 'This computer' },
  { title: 'Account', open: undefined },
];

for (const colorScheme of ['light', 'dark'] as const) {
  for (const viewport of [
    { width: 1440, height: 900 },
    { width: 900, height: 600 },
  ]) {
    // Each size and each theme once; all of them with `npm run test:long`.
    const isLong = viewport.width > 1000 === (colorScheme === 'dark');
    const options = isLong ? { tag: '@long' } : {};
    test.describe(`${viewport.width}x${viewport.height} ${colorScheme}`, options, () => {
      test.use({ colorScheme, viewport });

      test('every page can be read and used', async ({ page, patchbay }) => {
        const { engine } = patchbay.host;
        const { resources } = engine.client;
        const version = await versionOf(engine.client, 'text-statistics');
        await resources.predictions.create({
          provider,
          owner: 'builtin',
          name: 'text-statistics',
          version,
          endpoint: 'predictions',
          input: { text: 'one two three' },
        });
        await resources.deployments.create({
          provider,
          name: 'thumbs',
          model: 'builtin/text-statistics',
          version,
          hardware: 'local',
          minInstances: 0,
          maxInstances: 1,
        });
        const { id: artifact } = await importBytes(engine, 'letter.txt', 'Dear reader');
        await resources.files.upload({ provider, artifact, name: 'letter.txt' });
        await patchbay.open();
        const manage = createManagePage(page);
        await manage.open();
        await mkdir(shots, { recursive: true });
        for (const { title, open } of looks) {
          await manage.go(title);
          await expect(manage.dialog.getByRole('heading', { name: title })).toBeVisible();
          if (open !== undefined) {
            await manage.dialog.getByRole('button', { name: open, exact: true }).first().click();
            await expect(
              manage.dialog.getByRole('button', { name: 'Close the details' }),
            ).toBeInViewport({ ratio: 1 });
          }
          await page.screenshot({
            path: path.join(
              shots,
              `manage-${title.toLowerCase()}-${viewport.width}x${viewport.height}-${colorScheme}.png`,
            ),
            animations: 'disabled',
          });
          expect(await seriousFaults(page), title).toEqual([]);
        }
      });
    });
  }
}

test('a Cog server says what it does not keep, and shows what it ran', async ({
  page,
  patchbay,
}) => {
  await using server = await createCogServer({ model: reverse });
  await patchbay.host.engine.client.connections.addCog({ url: server.url });
  await patchbay.open();
  const manage = createManagePage(page);
  await manage.open();
  await manage.connect(new RegExp(new URL(server.url).host));
  await expect(manage.dialog.getByText('No predictions yet')).toBeVisible();
  for (const [title, sentence] of [
    ['Trainings', /nothing can be trained there/],
    ['Deployments', /the one place that its model runs on/],
    ['Files', /keeps no files/],
  ] as const) {
    await manage.go(title);
    await expect(manage.dialog.getByText(sentence)).toBeVisible();
  }
});
