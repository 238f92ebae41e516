import { CircleAlert, RotateCw, Settings } from 'lucide-react';
import { useUi } from '../../../engine/AppContext.tsx';
import { failureOf } from '../../../engine/failureOf.ts';
import { Button } from '../../../ui/Button.tsx';
import { EmptyState } from '../../../ui/EmptyState.tsx';
import { t } from '../../../messages/t.ts';

type Props = { readonly title: string; readonly error: unknown; readonly onRetry: () => void };

/** What a page shows that could not be read: why, and what can be done about it. */
export function FailureState({ title, error, onRetry }: Props): React.JSX.Element {
  const showDialog = useUi((state) => state.showDialog);
  const failure = failureOf(error);
  return (
    <div className="m-auto max-w-md">
      <EmptyState tone="danger" icon={CircleAlert} title={title} hint={failure.message}>
        {failure.kind === 'unauthorized' && (
          <Button kind="primary" icon={Settings} onClick={() => showDialog({ kind: 'settings' })}>
            {t('common.openSettings')}
          </Button>
        )}
        <Button icon={RotateCw} onClick={onRetry}>
          {t('common.tryAgain')}
        </Button>
      </EmptyState>
    </div>
  );
}
