import { Dialog } from 'radix-ui';
import { useEffect, useRef } from 'react';
import { useUi } from '../engine/AppContext.tsx';
import { cx } from '../ui/cx.ts';
import { useDialogFocus } from '../ui/useDialogFocus.ts';
import { PaletteBody } from './palette/PaletteBody.tsx';
import { palettePlace, type ScreenPoint } from './palette/palettePlace.ts';
import { t } from '../messages/t.ts';

/** Search-to-add: every node type, and the models of every provider. Opens at the pointer when it was opened there. */
export function AddPalette(): React.JSX.Element {
  const palette = useUi((state) => state.palette);
  const closePalette = useUi((state) => state.closePalette);
  const pointer = usePointer();
  const focus = useDialogFocus();
  const atPointer = palette.at !== undefined;
  return (
    <Dialog.Root open={palette.open} onOpenChange={(open) => !open && closePalette()}>
      <Dialog.Portal>
        <Dialog.Overlay
          className={cx('fixed inset-0 z-40', !atPointer && 'animate-fade-in bg-overlay')}
        />
        <Dialog.Content
          aria-describedby={undefined}
          {...focus}
          style={palettePlace(atPointer ? pointer.current : null, {
            width: innerWidth,
            height: innerHeight,
          })}
          className="fixed z-50 flex animate-pop-in flex-col overflow-hidden rounded-xl bg-surface shadow-pop focus:outline-none"
        >
          <Dialog.Title className="sr-only">
            {palette.chooseModelFor === undefined
              ? t('window.addPalette.addCanvas')
              : t('window.addPalette.chooseModel')}
          </Dialog.Title>
          <PaletteBody request={palette} />
        </Dialog.Content>
      </Dialog.Portal>
    </Dialog.Root>
  );
}

/** Where the mouse last was, in window pixels; no render follows it. */
function usePointer(): React.RefObject<ScreenPoint | null> {
  const pointer = useRef<ScreenPoint | null>(null);
  useEffect(() => {
    const follow = (event: PointerEvent): void => {
      pointer.current = { x: event.clientX, y: event.clientY };
    };
    addEventListener('pointermove', follow, { passive: true, capture: true });
    addEventListener('pointerup', follow, { passive: true, capture: true });
    return () => {
      removeEventListener('pointermove', follow, { capture: true });
      removeEventListener('pointerup', follow, { capture: true });
    };
  }, []);
  return pointer;
}
