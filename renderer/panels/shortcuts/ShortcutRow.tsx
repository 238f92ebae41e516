import { Plus, RotateCcw } from 'lucide-react';
import { actionTitle, type Action } from '../../actions/action.ts';
import { isNativePlace, type KeyChanges } from '../../actions/keys/changeKeys.ts';
import { t } from '../../messages/t.ts';
import { IconButton } from '../../ui/IconButton.tsx';
import { Kbd } from '../../ui/Kbd.tsx';
import { keysText } from '../../ui/shortcutKeys.ts';
import type { KeysByAction } from '../../stores/keyStore.ts';
import { KeyRecorder } from './KeyRecorder.tsx';

type Props = {
  readonly action: Action;
  readonly keys: KeysByAction;
  readonly isChosen: boolean;
  /** The place whose keys are being pressed; undefined for none of this row. */
  readonly editing: number | undefined;
  readonly onEdit: (index: number | undefined) => void;
  readonly onChange: (changes: KeyChanges) => void;
};

/** An action with its keys: press one to change it, add another, or go back to those it comes with. */
export function ShortcutRow(props: Props): React.JSX.Element {
  const { action, keys, isChosen, editing, onEdit, onChange } = props;
  const row = keys.get(action.id) ?? [];
  const title = actionTitle(action).replace(/…$/, '');
  return (
    <li className="border-b border-border last:border-b-0">
      <div className="flex min-h-8 items-center gap-1">
        <span className="min-w-0 flex-1 truncate">{title}</span>
        {isChosen && (
          <IconButton
            label={t('commands.shortcuts.reset', { title })}
            icon={RotateCcw}
            size="sm"
            onClick={() => onChange({ [action.id]: null })}
          />
        )}
        {row.map((each, index) =>
          isNativePlace({ keys }, { action, index }) ? (
            <span key={index} className="px-1" title={t('commands.shortcuts.native')}>
              <Kbd shortcut={each} />
            </span>
          ) : (
            <button
              key={index}
              type="button"
              data-keys={`${action.id} ${index}`}
              aria-label={t('commands.shortcuts.change', { keys: keysText(each), title })}
              onClick={() => onEdit(index)}
              className="flex h-7 items-center rounded-md px-1 hover:bg-surface-2"
            >
              <Kbd shortcut={each} />
            </button>
          ),
        )}
        <IconButton
          label={t('commands.shortcuts.add', { title })}
          icon={Plus}
          size="sm"
          data-keys={`${action.id} add`}
          onClick={() => onEdit(row.length)}
        />
      </div>
      {editing !== undefined && (
        <KeyRecorder
          place={{ action, index: editing }}
          onChange={onChange}
          onCancel={() => onEdit(undefined)}
        />
      )}
    </li>
  );
}
