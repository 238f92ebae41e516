/** What a turn of the wheel, or two fingers on a trackpad, are for. */
export type WheelUse = 'zoom' | 'pan' | 'scroll';

/** What is asked of a wheel event; `wheelDeltaY` is what browsers kept beside the standard. */
export type Turn = Pick<
  WheelEvent,
  'deltaX' | 'deltaY' | 'deltaMode' | 'ctrlKey' | 'metaKey' | 'shiftKey' | 'timeStamp'
> & { readonly wheelDeltaY?: number };

/** Turns that follow each other faster than this, in milliseconds, are one gesture. */
const gestureMs = 250;
/** The largest first step of a trackpad whose steps are told like those of a wheel, in pixels. */
const firstStep = 40;

/**
 * Tells what a turn is for: two fingers pan, a mouse wheel zooms, with Shift it pans too, and a pinch or Ctrl zooms.
 * A gesture stays what it began as, so that a text that comes under the mouse does not catch a pan.
 */
export function createWheelUse(): (turn: Turn, canScroll: () => boolean) => WheelUse {
  let last: { readonly use: WheelUse; readonly shift: boolean; readonly at: number } | undefined;
  return (turn, canScroll) => {
    if (zooms(turn)) {
      // A pinch is no beginning: what two fingers do after it is told anew.
      last = undefined;
      return 'zoom';
    }
    const { shiftKey: shift, timeStamp: at } = turn;
    const before = last;
    const goesOn = before !== undefined && at - before.at < gestureMs && before.shift === shift;
    const use = goesOn ? before.use : beginningUse(turn, canScroll);
    last = { use, shift, at };
    return use;
  };
}

/** Browsers tell a pinch as a turn with Ctrl. */
function zooms({ ctrlKey, metaKey }: Turn): boolean {
  return ctrlKey || metaKey;
}

function beginningUse(turn: Turn, canScroll: () => boolean): WheelUse {
  if (canScroll()) return 'scroll';
  return turn.shiftKey || isTrackpad(turn) ? 'pan' : 'zoom';
}

/** No browser tells which device it was: a trackpad goes sideways too, and its steps are small and of no fixed size. */
function isTrackpad({ deltaX, deltaY, deltaMode, wheelDeltaY }: Turn): boolean {
  if (deltaMode !== 0) return false;
  if (deltaX !== 0) return true;
  if (wheelDeltaY === undefined || deltaY === 0) return false;
  const ratio = -wheelDeltaY / deltaY;
  return ratio === 3 || (ratio === 1 && Math.abs(deltaY) < firstStep);
}
