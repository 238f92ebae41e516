import { readFile, writeFile } from 'node:fs/promises';
import path from 'node:path';
import { makeZip } from '../../electron/builtin/testing/makeZip.ts';
import { twoColourPng } from '../support/images.ts';
import { createCanvasPage } from './canvasPage.ts';
import { expect } from './fixtures.ts';
import { createManagePage, signingSecret, test, versionOf } from './manageService.ts';

const provider = 'builtin';
const owner = 'builtin';

// A walk through a whole page of Manage takes many steps.
test.describe.configure({ timeout: 180_000 });

test('predictions: found, filtered, looked at, canceled, and opened as a node', async ({
  page,
  patchbay,
  service,
}) => {
  const { client } = patchbay.host.engine;
  const { predictions } = client.resources;
  const order = { provider, owner, endpoint: 'predictions' } as const;
  const picture = `data:image/png;base64,${(await twoColourPng(40, 30)).toString('base64')}`;
  const blur = { ...order, name: 'blur', version: await versionOf(client, 'blur') };
  const made = await predictions.create({ ...blur, input: { image: picture, radius: 3 } });
  await expect
    .poll(async () => (await predictions.get({ provider, id: made.id })).status)
    .toBe('succeeded');
  service.server.faults.add({
    on: 'predictions.create',
    fault: { kind: 'hold', at: 'processing', answers: 'at once' },
  });
  const words = {
    ...order,
    name: 'stream-words',
    version: await versionOf(client, 'stream-words'),
  };
  await predictions.create({ ...words, input: { prompt: 'one two' } });
  await service.server.faults.whenHeld(1);

  await patchbay.open();
  const manage = createManagePage(page);
  await manage.open();

  await test.step('the keyboard moves along the rows, and sorts', async () => {
    await manage.row('builtin/stream-words').focus();
    await page.keyboard.press('ArrowDown');
    await expect(manage.row('builtin/blur')).toBeFocused();
    await manage.dialog.getByRole('columnheader', { name: 'Model' }).getByRole('button').click();
    await expect(manage.dialog.getByRole('row').nth(1)).toContainText('builtin/blur');
  });

  await test.step('the filter and the dates narrow the list', async () => {
    await manage.dialog.getByRole('searchbox').fill('running');
    await expect(manage.row('builtin/blur')).toBeHidden();
    await expect(manage.row('builtin/stream-words')).toBeVisible();
    await manage.dialog.getByRole('searchbox').fill('');
    await manage.dialog.getByLabel('Created before').fill('2020-01-01T00:00');
    await expect(manage.dialog.getByText('No prediction matches')).toBeVisible();
    await manage.dialog.getByRole('button', { name: 'Show all' }).click();
    await manage.dialog.getByRole('switch', { name: 'From the website only' }).click();
    await expect(manage.row('builtin/blur')).toBeHidden();
    await manage.dialog.getByRole('button', { name: 'Show all' }).click();
    await expect(manage.row('builtin/blur')).toBeVisible();
  });

  await test.step('a live one is canceled after a question', async () => {
    await manage.row('builtin/stream-words').click();
    const pane = manage.pane('builtin/stream-words');
    await pane.getByRole('button', { name: 'Cancel' }).click();
    await manage.answer(/Cancel this prediction/, 'Not now');
    await expect(pane.getByText('Running')).toBeVisible();
    await pane.getByRole('button', { name: 'Cancel' }).click();
    await manage.answer(/Cancel this prediction/, 'Cancel the prediction');
    await expect(pane.getByText('Canceled')).toBeVisible();
    await expect(pane.getByRole('button', { name: 'Cancel' })).toBeHidden();
  });

  await test.step('a finished one shows its output, its input and its time', async () => {
    await manage.row('builtin/blur').click();
    const pane = manage.pane('builtin/blur');
    await expect(pane.getByRole('img', { name: /blurred\.png/ })).toBeVisible();
    await expect(pane.getByText('predict_time')).toBeVisible();
    await pane.getByRole('button', { name: /View blurred\.png/ }).click();
    await expect(page.getByRole('dialog', { name: /blurred\.png/ })).toBeVisible();
    await page.keyboard.press('Escape');
    await expect(pane).toBeVisible();
    await pane.getByRole('button', { name: 'Save blurred.png in the output folder' }).click();
    await expect(page.getByText(/Saved as .*blurred\.png/)).toBeVisible();
    await readFile(path.join(patchbay.folder, 'out', 'blurred.png'));
  });

  await test.step('it opens as a node with its inputs, and one undo takes it away', async () => {
    await manage.pane('builtin/blur').getByRole('button', { name: 'Open as node' }).click();
    await expect(manage.dialog).toBeHidden();
    const node = createCanvasPage(page).node('blur');
    await expect(node).toBeVisible();
    await expect(node.getByRole('textbox', { name: 'Radius' })).toHaveValue('3');
    await expect(node.getByRole('button', { name: 'Remove image' })).toBeVisible();
    await page.keyboard.press('ControlOrMeta+Z');
    await expect(node).toBeHidden();
  });
});

test('trainings: started into a model that is made for it, watched, and canceled; the version deleted', async ({
  page,
  patchbay,
  service,
}) => {
  const zip = path.join(patchbay.folder, 'pictures.zip');
  await writeFile(zip, makeZip([{ name: 'a.png', bytes: await twoColourPng(40, 30) }]));
  await patchbay.open();
  const manage = createManagePage(page);
  await manage.open();
  await manage.connect(/^Replicate/);
  await manage.go('Trainings');
  await expect(manage.dialog.getByText('No trainings yet')).toBeVisible();

  const fill = async (destination: string): Promise<void> => {
    await manage.dialog.getByRole('button', { name: 'New training' }).click();
    const form = manage.pane('New training');
    await form.getByLabel(/^Model to train/).fill('builtin/colour-style');
    await form.getByLabel(/^Destination/).fill(destination);
    await form.locator('input[type=file]').setInputFiles(zip);
    await expect(form.getByText('pictures.zip')).toBeVisible();
    await form.getByRole('button', { name: 'Start the training' }).click();
  };

  await test.step('what is wrong is said at the field, before anything is sent', async () => {
    await manage.dialog.getByRole('button', { name: 'New training' }).click();
    const form = manage.pane('New training');
    await form.getByRole('button', { name: 'Start the training' }).click();
    await expect(form.getByText('Write it as owner/name.')).toHaveCount(2);
    await form.getByLabel(/^Model to train/).fill('builtin/blur');
    await expect(form.getByText(/No version of this model can be trained/)).toBeVisible();
    await form.getByRole('button', { name: 'Cancel' }).click();
    await manage.answer(/Throw away what you typed/, 'Throw away');
  });

  await test.step('it asks for the model and for the money, then runs to its version', async () => {
    await fill('builtin/mine');
    await manage.answer(/Create the model builtin\/mine/, 'Create it');
    await manage.answer(/Start the training/, 'Start and pay');
    const pane = manage.pane('Training of builtin/colour-style');
    await expect(pane.getByText('Done')).toBeVisible();
    await expect(pane.getByRole('log')).toContainText('Pictures to learn from: 1.');
    await expect(pane.getByText(/builtin\/mine:/).first()).toBeVisible();
  });

  await test.step('another is held, and canceled', async () => {
    service.server.faults.add({
      on: 'trainings.create',
      fault: { kind: 'hold', at: 'processing' },
    });
    await fill('builtin/mine');
    await manage.answer(/Start the training/, 'Start and pay');
    const pane = manage.pane('Training of builtin/colour-style');
    await pane.getByRole('button', { name: 'Cancel' }).click();
    await manage.answer(/Cancel this training/, 'Cancel the training');
    await expect(pane.getByText('Canceled')).toBeVisible();
  });

  await test.step('the version is in the model, and goes after a question', async () => {
    await manage.go('Models');
    await manage.row('builtin/mine').click();
    await expect(manage.dialog.getByText(/delete its versions first/)).toBeVisible();
    await manage.dialog.getByRole('tab', { name: 'Versions' }).click();
    await manage.row(/^[0-9a-f]{16}/).click();
    await manage
      .pane(/^Version/)
      .getByRole('button', { name: 'Delete' })
      .click();
    await manage.answer(/Delete version/, 'Delete the version');
    await expect(manage.dialog.getByText('No versions yet')).toBeVisible();
    await manage.dialog.getByRole('tab', { name: 'About' }).click();
    await expect(manage.dialog.getByRole('button', { name: 'Delete…' })).toBeEnabled();
  });
});

test('deployments: created, changed and deleted, with refusals at their fields', async ({
  page,
  patchbay,
  service,
}) => {
  await patchbay.open();
  const manage = createManagePage(page);
  await manage.open();
  await manage.go('Deployments');
  await manage.dialog.getByRole('button', { name: 'Create a deployment' }).click();
  const form = manage.pane('New deployment');

  await form.getByLabel(/^Name/).fill('Not a name');
  await form.getByLabel('At most').fill('21');
  await form.getByRole('button', { name: 'Create' }).click();
  await expect(form.getByText(/Use small letters/)).toBeVisible();
  await expect(form.getByText('Enter a whole number from 0 to 20.')).toBeVisible();
  await form.getByLabel(/^Name/).fill('thumbs');
  await form.getByLabel(/^Model/).fill('builtin/upscale');
  await form.getByLabel('At most').fill('2');
  await expect(form.getByRole('combobox', { name: 'Version' })).toContainText(/^[0-9a-f]{12}/);
  await form.getByRole('button', { name: 'Create' }).click();
  const pane = manage.pane('builtin/thumbs');
  await expect(pane.getByText('2 instances')).toBeVisible();

  await test.step('a name that is taken is said at the name, and what was typed stays', async () => {
    await manage.dialog.getByRole('button', { name: 'New deployment' }).click();
    await form.getByLabel(/^Name/).fill('thumbs');
    await form.getByLabel(/^Model/).fill('builtin/upscale');
    await expect(form.getByRole('combobox', { name: 'Version' })).toContainText(/^[0-9a-f]{12}/);
    await form.getByRole('button', { name: 'Create' }).click();
    await expect(form.getByRole('alert')).toContainText(/already exists/);
    await expect(form.getByLabel(/^Name/)).toHaveAttribute('aria-invalid', 'true');
    await expect(form.getByLabel(/^Model/)).toHaveValue('builtin/upscale');
    await page.keyboard.press('Escape');
    await manage.answer(/Throw away what you typed/, 'Throw away');
  });

  await test.step('a change is a new release', async () => {
    await manage.row('builtin/thumbs').click();
    await pane.getByRole('button', { name: 'Edit' }).click();
    const edit = manage.pane('Edit builtin/thumbs');
    await edit.getByLabel('Always kept').fill('1');
    await edit.getByRole('button', { name: 'Save as a new release' }).click();
    await expect(pane.getByText('number 2')).toBeVisible();
    await expect(pane.getByText('1 instance', { exact: true })).toBeVisible();
  });

  await test.step('it goes on the canvas as a prediction that runs on it', async () => {
    await pane.getByRole('button', { name: 'Place on canvas' }).click();
    await expect(manage.dialog).toBeHidden();
    const node = createCanvasPage(page).node('upscale');
    await expect(node.getByRole('button', { name: 'Deployment builtin/thumbs' })).toBeVisible();
    await manage.open();
    await manage.row('builtin/thumbs').click();
  });

  await test.step('it is deleted only after it was offline for a quarter of an hour', async () => {
    await pane.getByRole('button', { name: 'Delete' }).click();
    const question = page.getByRole('alertdialog');
    await expect(question).toContainText('offline and unused for 15 minutes');
    await manage.answer(/Delete the deployment builtin\/thumbs/, 'Delete');
    await expect(page.getByText(/15 minutes/).first()).toBeVisible();
    await pane.getByRole('button', { name: 'Edit' }).click();
    await manage.dialog.getByLabel('Always kept').fill('0');
    await manage.dialog.getByRole('button', { name: 'Save as a new release' }).click();
    await expect(pane.getByText('number 3')).toBeVisible();
    service.advance(16 * 60_000);
    await pane.getByRole('button', { name: 'Delete' }).click();
    await manage.answer(/Delete the deployment builtin\/thumbs/, 'Delete');
    await expect(manage.dialog.getByText('No deployments yet')).toBeVisible();
  });
});

test('models: created, described, and deleted by typing the name', async ({ page, patchbay }) => {
  await patchbay.open();
  const manage = createManagePage(page);
  await manage.open();
  await manage.go('Models');
  await expect(manage.row(/^builtin\//)).toBeVisible();
  await manage.dialog.getByRole('button', { name: 'Load more' }).click();
  await expect(
    manage.dialog.getByRole('button', { name: 'Load more' }).or(manage.dialog.getByText(/in all/)),
  ).toBeVisible();
  await manage.dialog.getByRole('button', { name: 'New model' }).click();
  const form = manage.pane('New model');
  await form.getByLabel(/^Name/).fill('hills');
  await form.getByLabel('Source').fill('code.test');
  await form.getByRole('button', { name: 'Create' }).click();
  await expect(form.getByText(/Enter a whole address/)).toBeVisible();
  await form.getByLabel('Source').fill('https://code.test/hills');
  await form.getByRole('button', { name: 'Create' }).click();

  const model = manage.pane('builtin/hills');
  await expect(model.getByRole('heading', { name: 'builtin/hills' })).toBeVisible();
  await expect(model.getByLabel('Source')).toHaveValue('https://code.test/hills');
  await model.getByLabel('Description').fill('The colours of my hills.');
  await model.getByRole('button', { name: 'Save' }).click();
  await expect(page.getByText('Changed the model builtin/hills.')).toBeVisible();

  await test.step('the readme has a preview and is asked about when it would be lost', async () => {
    await model.getByRole('tab', { name: 'Readme' }).click();
    await model
      .getByLabel('Readme in Markdown')
      .fill('# Hills\n\n<script>alert(1)</script>**bold**');
    const preview = model.getByRole('region', { name: 'Preview of the readme' });
    await expect(preview.getByRole('heading', { name: 'Hills' })).toBeVisible();
    await model.getByRole('tab', { name: 'About' }).click();
    await manage.answer(/Throw away what you typed/, 'Keep typing');
    await model.getByRole('button', { name: 'Save the readme' }).click();
    await expect(page.getByText('Changed the readme of builtin/hills.')).toBeVisible();
  });

  await test.step('the list has the new description', async () => {
    await model.getByRole('button', { name: 'Back to the models' }).click();
    await expect(manage.dialog.getByText('The colours of my hills.')).toBeVisible();
    await manage.row('builtin/hills').click();
  });

  await test.step('it is deleted by typing its name', async () => {
    await model.getByRole('button', { name: 'Delete…' }).click();
    const question = page.getByRole('dialog', { name: 'Delete builtin/hills?' });
    await expect(question.getByRole('button', { name: 'Delete the model' })).toBeDisabled();
    await question.getByRole('textbox').fill('hills');
    await question.getByRole('button', { name: 'Delete the model' }).click();
    await expect(page.getByText('Deleted the model builtin/hills.')).toBeVisible();
    await expect(manage.row('builtin/hills')).toBeHidden();
  });
});

test('files: uploaded, looked at, downloaded and deleted', async ({ page, patchbay, service }) => {
  const { folder } = patchbay;
  const letter = path.join(folder, 'letter.txt');
  await writeFile(letter, 'Dear reader');
  await writeFile(path.join(folder, 'note.txt'), 'A note');
  await patchbay.open();
  const manage = createManagePage(page);
  await manage.open();
  await manage.go('Files');
  await expect(manage.dialog.getByText('No files yet')).toBeVisible();
  await manage.dialog
    .getByLabel('Files to upload')
    .setInputFiles([letter, path.join(folder, 'note.txt')]);
  await expect(page.getByText('Uploaded 2 files.')).toBeVisible();

  await test.step('a file that is dropped is uploaded too', async () => {
    const transfer = await page.evaluateHandle(() => {
      const dropped = new DataTransfer();
      dropped.items.add(new File(['Out of the air'], 'dropped.txt', { type: 'text/plain' }));
      return dropped;
    });
    const files = manage.dialog.getByRole('table', { name: 'Files' });
    await files.dispatchEvent('drop', { dataTransfer: transfer });
    await expect(manage.row('dropped.txt')).toBeVisible();
  });

  await manage.row('letter.txt').click();
  const pane = manage.pane('letter.txt');
  await expect(pane.getByText('Dear reader')).toBeVisible();
  await pane.getByRole('button', { name: 'Download', exact: true }).click();
  await expect(page.getByText(/Saved as .*letter\.txt/)).toBeVisible();
  expect(await readFile(path.join(folder, 'out', 'letter.txt'), 'utf8')).toBe('Dear reader');
  await pane.getByRole('button', { name: 'Delete' }).click();
  await manage.answer(/Delete letter\.txt/, 'Delete');
  await expect(manage.row('letter.txt')).toBeHidden();
  await expect(manage.row('note.txt')).toBeVisible();

  await test.step('a file that another computer uploaded comes by a signed link', async () => {
    const body = new FormData();
    body.append('content', new Blob(['From afar'], { type: 'text/plain' }), 'afar.txt');
    const { baseUrl, token } = service.server;
    const answer = await fetch(`${baseUrl}/files`, {
      method: 'POST',
      headers: { authorization: `Bearer ${token}` },
      body,
    });
    expect(answer.status).toBe(201);
    await manage.dialog.getByRole('button', { name: 'Reload' }).click();
    await manage.row('afar.txt').click();
    const secret = manage.pane('afar.txt').getByLabel('Signing secret of the Files API');
    // The pane begins anew when the list that was asked for again arrives.
    await expect(async () => {
      await secret.fill(signingSecret);
      await secret.press('Enter');
      await expect(page.getByText(/Saved as .*afar\.txt/)).toBeVisible({ timeout: 3_000 });
    }).toPass();
    const saved = await readFile(path.join(folder, 'out', 'afar.txt'), 'utf8');
    expect(saved).toBe('From afar');
    await expect(secret).toHaveValue('');
  });
});
