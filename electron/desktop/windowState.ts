import { mkdirSync, readFileSync, renameSync, writeFileSync } from 'node:fs';
import { dirname } from 'node:path';
import { z } from 'zod';
import type { Rectangle } from './electronLike.ts';

const zWindowState = z.object({
  x: z.int(),
  y: z.int(),
  width: z.int().min(1),
  height: z.int().min(1),
  maximized: z.boolean(),
});

/** Where the window was when it closed. */
export type WindowState = z.infer<typeof zWindowState>;

/** How a new window is placed; without x and y the OS centres it. */
export type WindowPlacement = {
  readonly bounds: {
    readonly x?: number;
    readonly y?: number;
    readonly width: number;
    readonly height: number;
  };
  readonly maximized: boolean;
};

/** The smallest window that the panels fit in, in device-independent pixels. */
export const smallestWindow = { width: 720, height: 480 };

const usual = { width: 1440, height: 900 };
/** This much of the window must be on a display, or it could not be dragged back. */
const grip = { width: 120, height: 60 };

/** Reads the saved place and keeps it only where a display still shows it. */
export function readWindowPlacement(file: string, displays: readonly Rectangle[]): WindowPlacement {
  const saved = readState(file);
  const home = displays[0] ?? { x: 0, y: 0, ...usual };
  if (saved === undefined) return { bounds: fit(usual, home), maximized: false };
  const display = displays.find((area) => showsGrip(saved, area));
  if (display === undefined) return { bounds: fit(saved, home), maximized: saved.maximized };
  return { bounds: { x: saved.x, y: saved.y, ...fit(saved, display) }, maximized: saved.maximized };
}

/** Writes through a temporary file, so that a crash leaves the old state or the new one. Never throws. */
export function saveWindowState(file: string, state: WindowState): void {
  try {
    mkdirSync(dirname(file), { recursive: true });
    writeFileSync(`${file}.tmp`, `${JSON.stringify(state)}\n`);
    renameSync(`${file}.tmp`, file);
  } catch {
    // The window's place is not worth an error message.
  }
}

function readState(file: string): WindowState | undefined {
  try {
    return zWindowState.parse(JSON.parse(readFileSync(file, 'utf8')));
  } catch {
    return undefined;
  }
}

function fit(
  size: { readonly width: number; readonly height: number },
  area: Rectangle,
): { readonly width: number; readonly height: number } {
  return {
    width: Math.max(smallestWindow.width, Math.min(size.width, area.width)),
    height: Math.max(smallestWindow.height, Math.min(size.height, area.height)),
  };
}

/** The title bar is at the top: a window above the display cannot be dragged, one below it can. */
function showsGrip(window: Rectangle, area: Rectangle): boolean {
  const overlap =
    Math.min(window.x + window.width, area.x + area.width) - Math.max(window.x, area.x);
  return (
    overlap >= grip.width && window.y >= area.y && window.y <= area.y + area.height - grip.height
  );
}
