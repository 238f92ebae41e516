import { useRef, useState } from 'react';
import { useStore } from 'zustand';
import { actionTitle, attempt, type Action, type ActionGroup } from '../actions/action.ts';
import type { KeyChanges } from '../actions/keys/changeKeys.ts';
import { actions } from '../actions/registry.ts';
import { useApp } from '../engine/AppContext.tsx';
import { takeKeys } from '../engine/useChosenKeys.ts';
import { t } from '../messages/t.ts';
import type { KeysByAction } from '../stores/keyStore.ts';
import { Button } from '../ui/Button.tsx';
import { Dialog } from '../ui/Dialog.tsx';
import { keysText } from '../ui/shortcutKeys.ts';
import { TextInput } from '../ui/TextInput.tsx';
import { ShortcutRow } from './shortcuts/ShortcutRow.tsx';

const groups: readonly ActionGroup[] = ['file', 'edit', 'view', 'run', 'settings'];

/** Every action with its keys, which can be changed here. */
export function ShortcutsDialog({ onClose }: { readonly onClose: () => void }): React.JSX.Element {
  const app = useApp();
  const { keys, chosen } = useStore(app.keys);
  const [query, setQuery] = useState('');
  const [editing, setEditing] = useState<{ readonly id: string; readonly index: number }>();
  /** What was chosen when all keys were reset, until something else is done. */
  const [undoable, setUndoable] = useState<KeyChanges>();
  const list = useRef<HTMLDivElement>(null);
  const shown = actions.filter((action) => answers(action, keys, query));

  /** In the next frame, when the row is drawn as it is then: what had the focus may be gone. */
  const focusRow = (id: string, index: number): void => {
    requestAnimationFrame(() => {
      const find = (at: number | 'add'): HTMLElement | null | undefined =>
        list.current?.querySelector<HTMLElement>(`[data-keys="${id} ${at}"]`);
      (find(index) ?? find('add'))?.focus();
    });
  };
  const edit = (id: string, index: number | undefined): void => {
    if (index === undefined && editing !== undefined) focusRow(id, editing.index);
    setEditing(index === undefined ? undefined : { id, index });
  };
  const save = (changes: KeyChanges, before?: KeyChanges): Promise<void> =>
    attempt(app, async () => {
      takeKeys(app, await app.client.shortcuts.change({ keys: changes }));
      setUndoable(before);
    });
  const change = async (id: string, changes: KeyChanges): Promise<void> => {
    await save(changes);
    setEditing(undefined);
    focusRow(id, editing?.index ?? 0);
  };
  const resetAll = (): void => {
    const before = Object.entries(chosen).map(([id, each]) => [id, [...each]]);
    const changes = Object.keys(chosen).map((id) => [id, null]);
    void save(Object.fromEntries(changes), Object.fromEntries(before));
  };
  return (
    <Dialog
      open
      onClose={onClose}
      title={t('window.shortcutsDialog.keyboardShortcuts')}
      description={t('commands.shortcuts.description')}
      width="md"
      footer={
        <>
          <p role="status" className="min-w-0 flex-1 text-sm text-muted">
            {undoable !== undefined && t('commands.shortcuts.areReset')}
          </p>
          {/* One button, so that it keeps the focus. */}
          <Button
            disabled={undoable === undefined && Object.keys(chosen).length === 0}
            onClick={undoable === undefined ? resetAll : () => void save(undoable)}
          >
            {undoable === undefined
              ? t('commands.shortcuts.resetAll')
              : t('commands.shortcuts.undo')}
          </Button>
        </>
      }
    >
      <div className="sticky top-0 z-10 bg-surface pt-0.5 pb-3">
        <TextInput
          data-autofocus
          aria-label={t('commands.shortcuts.search')}
          placeholder={t('commands.shortcuts.placeholder')}
          value={query}
          onChange={setQuery}
        />
      </div>
      <div ref={list} className="flex min-h-0 flex-col gap-4">
        {groups.map((group) => {
          const rows = shown.filter((action) => action.group === group);
          if (rows.length === 0) return null;
          return (
            <section key={group} aria-label={t(`window.groups.${group}`)}>
              <h3 className="mb-1 text-sm font-semibold text-muted">
                {t(`window.groups.${group}`)}
              </h3>
              <ul>
                {rows.map((action) => (
                  <ShortcutRow
                    key={action.id}
                    action={action}
                    keys={keys}
                    isChosen={chosen[action.id] !== undefined}
                    editing={editing?.id === action.id ? editing.index : undefined}
                    onEdit={(index) => edit(action.id, index)}
                    onChange={(changes) => void change(action.id, changes)}
                  />
                ))}
              </ul>
            </section>
          );
        })}
        {shown.length === 0 && (
          <p className="py-6 text-center text-muted">
            {t('palette.paletteBody.nothingCalled', { query: query.trim() })}
          </p>
        )}
      </div>
    </Dialog>
  );
}

function answers(action: Action, keys: KeysByAction, query: string): boolean {
  const text = [
    actionTitle(action),
    ...(keys.get(action.id) ?? []).map((each) => keysText(each)),
  ].join(' ');
  const words = query.toLowerCase().split(/\s+/);
  return words.every((word) => text.toLowerCase().includes(word));
}
