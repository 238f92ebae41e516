import { Dialog } from 'radix-ui';
import { useEffect, useRef } from 'react';
import { useApp, useUi } from '../engine/AppContext.tsx';
import type { PaletteRequest } from '../stores/uiStore.ts';
import { cx } from '../ui/cx.ts';
import { useDialogContent } from '../ui/useDialogContent.ts';
import { CommandBody } from './palette/CommandBody.tsx';
import { PaletteBody } from './palette/PaletteBody.tsx';
import { palettePlace, type ScreenPoint } from './palette/palettePlace.ts';
import { t } from '../messages/t.ts';

/** The palette: what can be added, at the pointer when it was opened there, or what can be done. */
export function Palette(): React.JSX.Element {
  const { canvas } = useApp();
  const palette = useUi((state) => state.palette);
  const closePalette = useUi((state) => state.closePalette);
  const pointer = usePointer();
  const content = useDialogContent();
  const chosen = useRef<(() => void) | null>(null);
  const atPointer = palette.at !== undefined;
  return (
    <Dialog.Root open={palette.open} onOpenChange={(open) => !open && closePalette()}>
      <Dialog.Portal>
        <Dialog.Overlay
          className={cx('fixed inset-0 z-40', !atPointer && 'animate-fade-in bg-overlay')}
        />
        <Dialog.Content
          aria-describedby={undefined}
          {...content}
          onCloseAutoFocus={(event) => {
            const wanted = canvas.focusedNode();
            content.onCloseAutoFocus(event);
            // What was added is to have the focus, also when the palette was opened from a port of another node.
            if (wanted !== undefined && wanted !== canvas.focusedNode()) canvas.focus(wanted);
            // An action is for what had the focus before, and may give it to something else.
            chosen.current?.();
            chosen.current = null;
          }}
          style={palettePlace(atPointer ? pointer.current : null, {
            width: innerWidth,
            height: innerHeight,
          })}
          className="fixed z-50 flex animate-pop-in flex-col overflow-hidden rounded-xl bg-surface shadow-pop focus:outline-none"
        >
          <Dialog.Title className="sr-only">{titleFor(palette)}</Dialog.Title>
          {palette.commands === undefined ? (
            <PaletteBody request={palette} />
          ) : (
            <CommandBody
              page={palette.commands}
              onChoose={(perform) => {
                chosen.current = perform;
                closePalette();
              }}
            />
          )}
        </Dialog.Content>
      </Dialog.Portal>
    </Dialog.Root>
  );
}

function titleFor({ commands, chooseModelFor, into, replace }: PaletteRequest): string {
  if (commands !== undefined) return t('commands.palette.title');
  if (replace !== undefined) return t('window.addPalette.replaceNode');
  if (into !== undefined) return t('window.addPalette.insertNode');
  return chooseModelFor === undefined
    ? t('window.addPalette.addCanvas')
    : t('window.addPalette.chooseModel');
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
