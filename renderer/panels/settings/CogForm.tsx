import { useMutation, useQueryClient } from '@tanstack/react-query';
import { useState } from 'react';
import { useEngine } from '../../engine/EngineContext.tsx';
import { Button } from '../../ui/Button.tsx';
import { TextInput } from '../../ui/TextInput.tsx';
import { t } from '../../messages/t.ts';
import { FailureLine } from '../FailureLine.tsx';

/** Adds a Cog server by its address: a model in a container on this computer or in this network. */
export function CogForm(): React.JSX.Element {
  const engine = useEngine();
  const queries = useQueryClient();
  const [url, setUrl] = useState('');
  const add = useMutation({
    mutationFn: () => engine.connections.addCog({ url: url.trim() }),
    onSuccess: async () => {
      setUrl('');
      await queries.invalidateQueries({ queryKey: ['connections.list'] });
    },
  });
  return (
    <form
      className="mt-2"
      onSubmit={(event) => {
        event.preventDefault();
        if (url.trim() !== '') add.mutate();
      }}
    >
      <div className="flex gap-2">
        <TextInput
          mono
          aria-label={t('settings.cogForm.addressCogServer')}
          placeholder={t('settings.cogForm.http1270')}
          maxLength={1000}
          value={url}
          onChange={setUrl}
        />
        <Button submits busy={add.isPending} disabled={url.trim() === ''}>
          {t('settings.cogForm.addCogServer')}
        </Button>
      </div>
      <FailureLine error={add.error} />
    </form>
  );
}
