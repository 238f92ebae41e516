import { useMutation, useQueryClient } from '@tanstack/react-query';
import { useId, useState } from 'react';
import type { ModelDetails } from '../../../../shared/domain/model.ts';
import { useApp } from '../../../engine/AppContext.tsx';
import { Button } from '../../../ui/Button.tsx';
import { Dialog } from '../../../ui/Dialog.tsx';
import { TextInput } from '../../../ui/TextInput.tsx';
import { useManage } from '../ManageContext.tsx';
import { resourceKey } from '../../resourceKey.ts';
import { forgetModel } from '../../rememberedModels.ts';
import { t, tNodes } from '../../../messages/t.ts';
import { FailureLine } from '../../FailureLine.tsx';

type Props = {
  readonly details: ModelDetails;
  readonly onClose: () => void;
  readonly onDeleted: () => void;
};

/** Asks for the name of a model before it is deleted. */
export function DeleteModelDialog({ details, onClose, onDeleted }: Props): React.JSX.Element {
  const app = useApp();
  const queries = useQueryClient();
  const { provider } = useManage();
  const id = useId();
  const [typed, setTyped] = useState('');
  const { owner, name } = details;
  const model = `${owner}/${name}`;
  const remove = useMutation({
    mutationFn: () => app.client.resources.models.delete({ provider, owner, name }),
    onSuccess: async () => {
      forgetModel(localStorage, provider, model);
      app.notify({
        kind: 'success',
        message: t('models.deleteModelDialog.deletedModel', { model }),
      });
      onDeleted();
      await queries.invalidateQueries({ queryKey: resourceKey(provider, 'models') });
    },
  });
  const isTyped = typed.trim() === name || typed.trim() === model;
  return (
    <Dialog
      open
      onClose={onClose}
      width="sm"
      title={t('models.deleteModelDialog.delete', { model })}
      description={t('models.deleteModelDialog.modelGoneGood')}
    >
      <form
        onSubmit={(event) => {
          event.preventDefault();
          if (isTyped) remove.mutate();
        }}
      >
        <label htmlFor={id} className="mb-1 block text-sm">
          {tNodes('models.deleteModelDialog.typeDelete', {
            name: <b className="font-mono">{name}</b>,
          })}
        </label>
        <TextInput id={id} mono data-autofocus value={typed} onChange={setTyped} />
        <FailureLine error={remove.error} />
        <div className="mt-4 flex justify-end gap-2">
          <Button onClick={onClose}>{t('models.deleteModelDialog.keep')}</Button>
          <Button kind="danger" submits busy={remove.isPending} disabled={!isTyped}>
            {t('models.modelAbout.deleteModel')}
          </Button>
        </div>
      </form>
    </Dialog>
  );
}
