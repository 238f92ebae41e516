import { CircleStop } from 'lucide-react';
import { Button } from '../../../ui/Button.tsx';
import type { useAct } from './useAct.ts';
import { t } from '../../../messages/t.ts';

/** Ends a prediction or a training, once the person has agreed. */
export function CancelButton({ act }: { readonly act: ReturnType<typeof useAct> }) {
  return (
    <Button icon={CircleStop} kind="danger-quiet" busy={act.isPending} onClick={() => act.mutate()}>
      {t('common.cancel')}
    </Button>
  );
}
