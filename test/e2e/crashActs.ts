import type { Page } from '@playwright/test';
import { toNodeId } from '../../shared/domain/ids.ts';
import { serializePipeline } from '../../shared/pipeline/serializePipeline.ts';
import { PipelineBuilder } from '../support/pipelineBuilder.ts';
import type { CanvasPage } from './canvasPage.ts';

/** Does the step of this number; the first one is 1. */
export type Step = (number: number) => Promise<void>;

/** An act of many small steps: it is prepared, and then gives one step after the other. */
export type Act = (page: Page, canvas: CanvasPage) => Promise<Step>;

/** The file that the acts are for: words beside an empty frame. */
export function wordsAndFrame(): string {
  const pipeline = new PipelineBuilder().node('words', 'text').node('group', 'frame').build();
  return serializePipeline({
    ...pipeline,
    layout: {
      [toNodeId('words')]: { x: 0, y: 0 },
      [toNodeId('group')]: { x: 320, y: -60, width: 560, height: 320 },
    },
  });
}

/** What somebody does when something is killed. */
export const acts: { readonly [name in 'a drag' | 'typing' | 'a paste']: Act } = {
  'a drag': async (page, canvas) => {
    const { x, y } = await canvas.middleOf(canvas.node('Text').getByText('Text').first());
    await page.mouse.move(x, y);
    await page.mouse.down();
    await page.mouse.move(x + 360, y, { steps: 5 });
    // Inside the frame, hardly ever twice at one place.
    return (number) => page.mouse.move(x + 360 + (number % 100), y + (number % 70));
  },
  typing: async (page, canvas) => {
    await canvas.node('Text').getByRole('textbox', { name: 'Text' }).click();
    return (number) => page.keyboard.type(`${number} `);
  },
  'a paste': async (page, canvas) => {
    await canvas.node('Text').getByText('Text').first().click();
    await page.keyboard.press('ControlOrMeta+c');
    // A larger document is not drawn whole: what was pasted goes again, and comes again.
    return (number) =>
      page.keyboard.press(number % 180 < 90 ? 'ControlOrMeta+v' : 'ControlOrMeta+z');
  },
};

/** Goes on with an act, step after step, until it is told to stop or its page is gone. */
export function goOn(step: Step) {
  let isOver = false;
  const act = async (): Promise<void> => {
    for (let number = 1; !isOver; number += 1)
      await step(number).catch((error: unknown) => {
        // A page that was killed answers nothing.
        if (!isOver) throw error;
      });
  };
  const acting = act();
  return {
    /** Resolves with this, unless the act fails. */
    until: (event: Promise<void>) => Promise.race([event, acting]),
    stop: () => {
      isOver = true;
      return acting;
    },
  };
}
