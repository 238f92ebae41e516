import type { TaskState } from '../../../shared/run/taskState.ts';
import { unreachedText } from '../../../shared/run/unreachedText.ts';
import { useNow } from '../useNow.ts';
import { t } from '../../messages/t.ts';
import { shownSentence } from '../../messages/shownSentence.ts';

/** Says that a task waits for its provider to be reached again; nothing otherwise. */
export function UnreachedNote({ task }: { readonly task: TaskState }): React.JSX.Element | null {
  const { unreached } = task;
  const now = useNow(unreached !== null);
  if (unreached === null) return null;
  const text = shownSentence(unreachedText(unreached, now));
  return (
    <p className="tabular text-sm text-muted">
      {t('runs.unreachedNote.cancelRunStop', {
        waiting: text.charAt(0).toUpperCase() + text.slice(1),
      })}
    </p>
  );
}
