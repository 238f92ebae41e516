import { RotateCw } from 'lucide-react';
import { failureOf } from '../../../engine/failureOf.ts';
import { Button } from '../../../ui/Button.tsx';
import { t } from '../../../messages/t.ts';

type Props = {
  readonly query: { readonly error: unknown; readonly refetch: () => Promise<unknown> };
};

/** Why the details could not be read, with another try. */
export function PaneProblem({ query }: Props): React.JSX.Element {
  return (
    <div role="alert" className="rounded-md bg-danger-soft p-2 text-sm text-danger">
      <p className="break-words">{failureOf(query.error).message}</p>
      <Button size="sm" icon={RotateCw} className="mt-2" onClick={() => void query.refetch()}>
        {t('common.tryAgain')}
      </Button>
    </div>
  );
}
