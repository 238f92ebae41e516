import { writeFile } from 'node:fs/promises';
import path from 'node:path';
import { serializePipeline } from '../../shared/pipeline/serializePipeline.ts';
import { numberLines } from '../support/numberLines.ts';
import { createCanvasPage } from './canvasPage.ts';
import { expect, test } from './fixtures.ts';

const count = 400;

/** In the page: keeps every text that a screen reader would be given from now on, and whether it interrupts. */
function listen(): { readonly polite: string[]; readonly assertive: string[] } {
  const heard: { polite: string[]; assertive: string[] } = { polite: [], assertive: [] };
  const observer = new MutationObserver((records) => {
    const regions = new Set<Element>();
    for (const { target } of records) {
      const element = target instanceof Element ? target : target.parentElement;
      const region = element?.closest(
        '[role=status], [role=alert], [role=log], output, [aria-live]',
      );
      if (region && region.getAttribute('aria-live') !== 'off') regions.add(region);
    }
    for (const region of regions) {
      const text = region.textContent.trim();
      if (text === '') continue;
      heard[region.matches('[role=alert]') ? 'assertive' : 'polite'].push(text);
    }
  });
  observer.observe(document.body, { childList: true, subtree: true, characterData: true });
  return heard;
}

test('a run of many items is told by its begin, its quarters and its end, and a failure once', async ({
  page,
  patchbay,
}) => {
  const lines = Array.from({ length: count }, (_, at) => (at % 50 === 9 ? 'none' : `{"n":${at}}`));
  const pipeline = numberLines('Lines', lines);
  await writeFile(path.join(patchbay.folder, 'lines.patchbay'), serializePipeline(pipeline));
  await patchbay.open();
  const canvas = createCanvasPage(page);
  await canvas.openFile('lines.patchbay');
  const heard = await page.evaluateHandle(listen);
  await canvas.run();
  await expect(page.getByText('The run is over: 1 node failed.')).toBeAttached();
  const { polite, assertive } = await heard.jsonValue();
  expect(assertive).toEqual(['A node has failed.']);
  expect(polite.at(-1)).toBe('The run is over: 1 node failed.');
  expect(polite.length).toBeLessThanOrEqual(6);

  await test.step('nor does the zoom tell every step that it takes', async () => {
    const before = polite.length;
    await page.getByRole('button', { name: 'Zoom in' }).press('Enter');
    await expect(page.getByText(/^Zoom \d+ percent$/)).toBeAttached();
    expect((await heard.jsonValue()).polite).toHaveLength(before);
  });
});
