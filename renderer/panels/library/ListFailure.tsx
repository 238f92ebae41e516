import { CircleAlert } from 'lucide-react';
import { openSettings } from '../../actions/openSettings.ts';
import { useAction } from '../../actions/useAction.ts';
import { failureOf } from '../../engine/failureOf.ts';
import { Button } from '../../ui/Button.tsx';
import { t } from '../../messages/t.ts';

type Props = { readonly error: unknown; readonly onRetry: () => void };

/** Why a part of the library could not be read, and what can be done about it. */
export function ListFailure({ error, onRetry }: Props): React.JSX.Element {
  const { kind, message } = failureOf(error);
  const settings = useAction(openSettings);
  return (
    <div role="alert" className="mx-2 my-1 rounded-md bg-danger-soft p-2 text-sm text-danger">
      <p className="flex gap-2">
        <CircleAlert aria-hidden size={14} className="mt-px shrink-0" />
        <span className="min-w-0 break-words">{message}</span>
      </p>
      <div className="mt-2 ml-[22px] flex flex-wrap gap-1.5">
        <Button size="sm" onClick={onRetry}>
          {t('common.tryAgain')}
        </Button>
        {kind === 'unauthorized' && (
          <Button size="sm" onClick={settings.perform}>
            {t('common.openSettings')}
          </Button>
        )}
      </div>
    </div>
  );
}
