import { useEffect, useRef, useState } from 'react';
import { formatShortcut } from '../../../shared/domain/shortcut.ts';
import { actionTitle } from '../../actions/action.ts';
import {
  findKeys,
  isNativePlace,
  putKeys,
  takeKeysFrom,
  type KeyChanges,
  type KeyPlace,
} from '../../actions/keys/changeKeys.ts';
import { whyReserved } from '../../actions/keys/reservedKeys.ts';
import { actions } from '../../actions/registry.ts';
import { readPress } from '../../actions/shortcut.ts';
import { useApp } from '../../engine/AppContext.tsx';
import { t } from '../../messages/t.ts';
import { Button } from '../../ui/Button.tsx';
import { keysText } from '../../ui/shortcutKeys.ts';

type Props = {
  readonly place: KeyPlace;
  readonly onChange: (changes: KeyChanges) => void;
  readonly onCancel: () => void;
};

/** Waits for the keys that a person presses, and asks where another action has them. Escape cancels. */
export function KeyRecorder({ place, onChange, onCancel }: Props): React.JSX.Element {
  const { keys, info } = useApp();
  const isMac = info.platform === 'darwin';
  const known = { actions, keys: keys.getState().keys, isMac };
  const [refused, setRefused] = useState<string>();
  const [taken, setTaken] = useState<KeyPlace>();
  const before = known.keys.get(place.action.id)?.[place.index];

  const take = (pressed: string): void => {
    const why = whyReserved(pressed, isMac);
    const other = findKeys(known, pressed);
    if (other?.action === place.action) onCancel();
    else if (why !== undefined)
      setRefused(t('commands.shortcuts.cannotBeUsed', { keys: keysText(pressed), why }));
    else if (other === undefined) onChange(putKeys(known, place, pressed));
    else if (isNativePlace(known, other))
      setRefused(
        t('commands.shortcuts.stays', {
          keys: keysText(pressed),
          title: actionTitle(other.action),
        }),
      );
    else setTaken(other);
  };
  useKeyPress({ isOn: taken === undefined, isMac, onPress: take, onCancel });

  if (taken === undefined) {
    return (
      <Box>
        <p role="status" className="min-w-0 flex-1">
          {refused ?? t('commands.shortcuts.press')}{' '}
          <span className="text-muted">
            {refused === undefined
              ? t('commands.shortcuts.escape')
              : t('commands.shortcuts.pressOthers')}
          </span>
        </p>
        {before !== undefined && (
          <Button size="sm" onClick={() => onChange(putKeys(known, place, undefined))}>
            {t('common.remove')}
          </Button>
        )}
        <Button size="sm" onClick={onCancel}>
          {t('common.cancel')}
        </Button>
      </Box>
    );
  }
  const places = { to: place, from: taken };
  const canSwap = before !== undefined && whyReserved(before, isMac) === undefined;
  return (
    <Box>
      <p role="alert" className="min-w-0 flex-1">
        {t('commands.shortcuts.isUsed', {
          keys: keysText(known.keys.get(taken.action.id)?.[taken.index] ?? ''),
          title: actionTitle(taken.action).replace(/…$/, ''),
        })}
      </p>
      {canSwap && (
        <Button
          size="sm"
          kind="primary"
          onClick={() => onChange(takeKeysFrom(known, places, true))}
        >
          {t('commands.shortcuts.swap')}
        </Button>
      )}
      <Button
        size="sm"
        kind={canSwap ? 'secondary' : 'primary'}
        onClick={() => onChange(takeKeysFrom(known, places, false))}
      >
        {t('commands.shortcuts.useHere')}
      </Button>
      <Button size="sm" onClick={onCancel}>
        {t('common.cancel')}
      </Button>
    </Box>
  );
}

function Box({ children }: { readonly children: React.ReactNode }): React.JSX.Element {
  const box = useRef<HTMLDivElement>(null);
  useEffect(() => box.current?.focus(), []);
  return (
    <div
      ref={box}
      tabIndex={-1}
      role="group"
      aria-label={t('commands.shortcuts.newKeys')}
      className="mb-1.5 flex flex-wrap items-center gap-2 rounded-md bg-surface-2 px-2 py-1.5 text-sm focus:outline-none"
    >
      {children}
    </div>
  );
}

type Presses = {
  readonly isOn: boolean;
  readonly isMac: boolean;
  readonly onPress: (keys: string) => void;
  readonly onCancel: () => void;
};

/** Keys are told and do nothing else; Escape cancels, and does not close the dialog. */
function useKeyPress({ isOn, isMac, onPress, onCancel }: Presses): void {
  const latest = useRef({ onPress, onCancel });
  useEffect(() => {
    latest.current = { onPress, onCancel };
  });
  useEffect(() => {
    const onKeyDown = (event: KeyboardEvent): void => {
      const isEscape = event.key === 'Escape';
      // Tab goes to the buttons, and there keys press them.
      const isForButtons = event.key === 'Tab' || event.target instanceof HTMLButtonElement;
      if (!isEscape && (!isOn || isForButtons)) return;
      const press = readPress(event, isMac);
      event.preventDefault();
      event.stopPropagation();
      if (isEscape) latest.current.onCancel();
      else if (press !== undefined) latest.current.onPress(formatShortcut(press));
    };
    // Before the dialog, which closes at Escape.
    window.addEventListener('keydown', onKeyDown, { capture: true });
    return () => window.removeEventListener('keydown', onKeyDown, { capture: true });
  }, [isOn, isMac]);
}
