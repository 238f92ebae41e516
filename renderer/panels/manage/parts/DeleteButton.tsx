import { Trash2 } from 'lucide-react';
import { Button } from '../../../ui/Button.tsx';
import type { useAct } from './useAct.ts';
import { t } from '../../../messages/t.ts';

/** Deletes what a pane shows, once the person has agreed; at the right of the pane's foot. */
export function DeleteButton({ act }: { readonly act: ReturnType<typeof useAct> }) {
  return (
    <Button
      icon={Trash2}
      kind="danger-quiet"
      className="ml-auto"
      busy={act.isPending}
      onClick={() => act.mutate()}
    >
      {t('common.delete')}
    </Button>
  );
}
