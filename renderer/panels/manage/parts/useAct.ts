import { useMutation, useQueryClient, type UseMutationResult } from '@tanstack/react-query';
import { useApp } from '../../../engine/AppContext.tsx';
import { failureOf } from '../../../engine/failureOf.ts';
import { useManage } from '../ManageContext.tsx';
import { resourceKey, type ResourceKind } from '../../resourceKey.ts';
import { t } from '../../../messages/t.ts';

/** A question before something is done that cannot be taken back, or that costs money. */
export type Question = {
  readonly title: string;
  readonly message: string;
  /** The answer that does it. */
  readonly verb: string;
  readonly isDanger?: boolean;
};

/** Asks; true for the answer that does it. */
export function useAsk(): (question: Question) => Promise<boolean> {
  const { ui } = useApp();
  return async ({ title, message, verb, isDanger = true }) => {
    const choices = [
      { id: 'no', label: t('manage.useAct.notNow') },
      { id: 'yes', label: verb, tone: isDanger ? 'danger' : 'primary' },
    ] as const;
    return (await ui.getState().confirm({ title, message, choices })) === 'yes';
  };
}

type Act = {
  readonly kind: ResourceKind;
  readonly ask: Question;
  readonly act: () => Promise<unknown>;
  /** Said when it is done. */
  readonly done: string;
  readonly onDone?: () => void;
};

/** Asks, acts, reads the list again and says what happened. */
export function useAct({
  kind,
  ask: question,
  act,
  done,
  onDone,
}: Act): UseMutationResult<void, Error, void> {
  const app = useApp();
  const queries = useQueryClient();
  const ask = useAsk();
  const { provider } = useManage();
  return useMutation<void>({
    mutationFn: async () => {
      if (!(await ask(question))) return;
      await act();
      onDone?.();
      app.notify({ kind: 'success', message: done });
      await queries.invalidateQueries({ queryKey: resourceKey(provider, kind) });
    },
    onError: (error) => app.notify({ kind: 'error', message: failureOf(error).message }),
  });
}
