import type { Action, ActionGroup } from '../actions/action.ts';
import { actions } from '../actions/registry.ts';
import { Dialog } from '../ui/Dialog.tsx';
import { Kbd } from '../ui/Kbd.tsx';
import { t } from '../messages/t.ts';

// oxlint-disable-next-line patchbay/no-literal-text -- the code names its groups so
const groups: readonly ActionGroup[] = ['File', 'Edit', 'Run', 'View', 'Settings'];

/** Lists every action that has a shortcut, by menu. */
export function ShortcutsDialog({ onClose }: { readonly onClose: () => void }): React.JSX.Element {
  return (
    <Dialog open onClose={onClose} title={t('window.shortcutsDialog.keyboardShortcuts')} width="lg">
      <div className="gap-8 pt-1 sm:columns-2">
        {groups.map((group) => (
          <Group
            key={group}
            group={group}
            items={actions.filter((action) => action.group === group && keysOf(action).length > 0)}
          />
        ))}
      </div>
    </Dialog>
  );
}

function Group({
  group,
  items,
}: {
  readonly group: ActionGroup;
  readonly items: readonly Action[];
}): React.JSX.Element | null {
  if (items.length === 0) return null;
  return (
    <section className="mb-4 break-inside-avoid">
      <h3 className="mb-1 text-sm font-semibold text-muted">{t(`window.groups.${group}`)}</h3>
      <dl>
        {items.map((action) => (
          <div
            key={action.id}
            className="flex min-h-7 items-center gap-2 border-b border-border last:border-b-0"
          >
            <dt className="min-w-0 flex-1 truncate">{action.title.replace(/…$/, '')}</dt>
            <dd className="flex items-center gap-1.5 text-xs text-muted">
              {keysOf(action).map((keys, index) => (
                <span key={keys} className="flex items-center gap-1.5">
                  {index > 0 && t('window.shortcutsDialog.or')}
                  <Kbd shortcut={keys} />
                </span>
              ))}
            </dd>
          </div>
        ))}
      </dl>
    </section>
  );
}

function keysOf({ shortcut, otherShortcuts = [] }: Action): readonly string[] {
  return shortcut === undefined ? otherShortcuts : [shortcut, ...otherShortcuts];
}
