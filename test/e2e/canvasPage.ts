import { expect, type Locator, type Page } from '@playwright/test';

type Point = { readonly x: number; readonly y: number };
type Place = Point & { readonly width: number; readonly height: number };

/** The window in the words of a user: nodes by title, ports by their spoken names. */
export type CanvasPage = {
  readonly node: (title: string) => Locator;
  readonly port: (title: string, name: RegExp) => Locator;
  /** Opens the palette with the Space key, types and takes the first answer. */
  readonly addByKeyboard: (query: string, option: string | RegExp) => Promise<void>;
  /** Answers a palette that is open. */
  readonly choose: (query: string, option: string | RegExp) => Promise<void>;
  /** Drags from a port to another place with the mouse. */
  readonly dragFrom: (port: Locator, to: Locator | Point) => Promise<void>;
  /** Puts files on the File upload node of this title. */
  readonly setFiles: (title: string, files: string | readonly string[]) => Promise<void>;
  /** The middle of an element, once the canvas has come to rest. */
  readonly middleOf: (locator: Locator) => Promise<Point>;
  /** Brings all into view, and waits until the canvas has come to rest. */
  readonly fit: () => Promise<void>;
  /** Starts a run, with the button unless told otherwise, and waits for its end. */
  readonly run: (start?: () => Promise<void>) => Promise<void>;
  /** Opens a pipeline of the folder, and waits until it is on screen. */
  readonly openFile: (name: string) => Promise<void>;
  /** Chooses a file to open, whatever comes of it. */
  readonly chooseFile: (name: string) => Promise<void>;
  readonly saveAs: (name: string) => Promise<void>;
};

/** Wraps a page that shows the canvas. */
export function createCanvasPage(page: Page): CanvasPage {
  const canvas = page.getByRole('region', { name: 'Canvas', exact: true });
  const node = (title: string): Locator =>
    canvas.getByRole('group', { name: new RegExp(`^${escape(title)}(, .+)? node$`) });
  const palette = page.getByRole('dialog', {
    name: /^(Add to the canvas|Choose a model|Insert a node|Replace the node)$/,
  });

  const choose: CanvasPage['choose'] = async (query, option) => {
    await palette.getByRole('combobox').fill(query);
    const row = palette.getByRole('option', { name: option }).first();
    await expect(row).toBeVisible();
    for (
      let step = 0;
      step < 30 && (await row.getAttribute('aria-selected')) !== 'true';
      step += 1
    ) {
      await page.keyboard.press('ArrowDown');
    }
    await page.keyboard.press('Enter');
    await expect(palette).toBeHidden();
  };

  const chooseFile: CanvasPage['chooseFile'] = async (name) => {
    await page.keyboard.press('ControlOrMeta+O');
    const dialog = page.getByRole('dialog', { name: 'Open pipeline' });
    await dialog
      .getByRole('list', { name: 'Folders and pipelines' })
      .getByRole('button', { name })
      .dblclick();
    await expect(dialog).toBeHidden();
  };

  return {
    node,
    choose,
    port: (title, name) => node(title).getByRole('button', { name }),
    addByKeyboard: async (query, option) => {
      await canvas.focus();
      await page.keyboard.press('Space');
      await choose(query, option);
    },
    dragFrom: async (port, to) => {
      const from = await centreOf(port);
      const end = 'x' in to ? to : await centreOf(to);
      await page.mouse.move(from.x, from.y);
      await page.mouse.down();
      await page.mouse.move((from.x + end.x) / 2, (from.y + end.y) / 2, { steps: 6 });
      await page.mouse.move(end.x, end.y, { steps: 6 });
      await page.mouse.up();
    },
    setFiles: async (title, files) => {
      await node(title).locator('input[type=file]').setInputFiles(files);
      await expect(node(title).getByRole('img').first()).toBeVisible();
    },
    middleOf: centreOf,
    fit: async () => {
      await page.getByRole('button', { name: 'Fit to screen' }).click();
      await placeAtRest(page.locator('.react-flow__viewport'));
    },
    run: async (start) => {
      const button = page.getByRole('button', { name: 'Run', exact: true });
      const watch = await page.evaluateHandle(watchRun);
      await (start ?? (() => button.click()))();
      await watch.evaluate(({ ended }) => ended);
      await expect(button).toBeVisible();
    },
    chooseFile,
    openFile: async (name) => {
      await chooseFile(name);
      await expect(page.locator(`[data-path$="${name}"]`)).toBeVisible();
    },
    saveAs: async (name) => {
      await page.keyboard.press('ControlOrMeta+S');
      const dialog = page.getByRole('dialog', { name: 'Save pipeline' });
      await dialog.getByLabel('Name').fill(name);
      await page.keyboard.press('Enter');
      await expect(dialog).toBeHidden();
    },
  };
}

/** In the page: waits until a run began and ended. One whose results are all reused is over before anyone could look twice. */
function watchRun(): { readonly ended: Promise<void> } {
  const ended = new Promise<void>((resolve) => {
    let began = false;
    const look = (): void => {
      const buttons = [...document.querySelectorAll('button:not([role])')];
      const isIdle = buttons.some((button) => button.textContent === 'Run');
      if (isIdle && began) {
        observer.disconnect();
        resolve();
      }
      if (!isIdle) began = true;
    };
    const observer = new MutationObserver(look);
    observer.observe(document.body, { childList: true, subtree: true });
  });
  return { ended };
}

/** The middle of an element that has come to rest: the canvas may still be moving to another view. */
async function centreOf(locator: Locator): Promise<Point> {
  await expect(locator).toBeVisible();
  const { x, y, width, height } = await placeAtRest(locator);
  return { x: x + width / 2, y: y + height / 2 };
}

function placeAtRest(locator: Locator): Promise<Place> {
  return locator.evaluate(async (element) => {
    const nextFrame = (): Promise<unknown> => new Promise(requestAnimationFrame);
    let before = element.getBoundingClientRect();
    for (let stillFrames = 0; stillFrames < 4;) {
      await nextFrame();
      const now = element.getBoundingClientRect();
      stillFrames = now.x === before.x && now.y === before.y ? stillFrames + 1 : 0;
      before = now;
    }
    const { x, y, width, height } = before;
    return { x, y, width, height };
  });
}

function escape(text: string): string {
  return text.replaceAll(/[.*+?^${}()|[\]\\]/g, String.raw`\$&`);
}
