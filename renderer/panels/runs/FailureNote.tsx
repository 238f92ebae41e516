import { CircleAlert } from 'lucide-react';
import { rejectedIn, type Failure } from '../../../shared/domain/failure.ts';
import { useUi } from '../../engine/AppContext.tsx';
import { cx } from '../../ui/cx.ts';
import { Button } from '../../ui/Button.tsx';
import { t } from '../../messages/t.ts';
import { shownSentence } from '../../messages/shownSentence.ts';

type Props = {
  readonly failure: Failure;
  /** It went to the error port of its node: nothing is broken. */
  readonly isPassedOn?: boolean;
};

/** What went wrong and what to do, with the way to it where there is one. */
export function FailureNote({ failure, isPassedOn = false }: Props): React.JSX.Element {
  const showDialog = useUi((state) => state.showDialog);
  const fields = rejectedIn(failure);
  return (
    <div
      role="note"
      className={cx(
        'flex gap-2 rounded-md p-2 text-sm',
        isPassedOn ? 'bg-warning-soft text-warning' : 'bg-danger-soft text-danger',
      )}
    >
      <CircleAlert aria-hidden size={14} className="mt-px shrink-0" />
      <div className="min-w-0 flex-1">
        <p className="break-words">{shownSentence(failure)}</p>
        {fields.length > 0 && (
          <ul className="mt-1 list-disc pl-4">
            {fields.map(({ field, description }) => (
              <li key={`${field} ${description}`} className="break-words">
                <span className="font-mono">{field}</span>: {description}
              </li>
            ))}
          </ul>
        )}
        {failure.kind === 'unauthorized' && (
          <Button size="sm" className="mt-2" onClick={() => showDialog({ kind: 'settings' })}>
            {t('common.openSettings')}
          </Button>
        )}
      </div>
    </div>
  );
}
