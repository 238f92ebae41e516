import { useMutation, useQuery, useQueryClient } from '@tanstack/react-query';
import { useState } from 'react';
import type { PublicUrl } from '../../../shared/api/types.ts';
import { useEngine } from '../../engine/EngineContext.tsx';
import { Button } from '../../ui/Button.tsx';
import { TextInput } from '../../ui/TextInput.tsx';
import { SettingsPart } from './SettingsPart.tsx';
import { t } from '../../messages/t.ts';
import { FailureLine } from '../FailureLine.tsx';

const unread: PublicUrl = { url: null, isFixed: false };
const queryKey = ['connections.getPublicUrl'];

/** The address under which Replicate reaches this server, for webhooks. */
export function PublicAddress(): React.JSX.Element {
  const engine = useEngine();
  const queries = useQueryClient();
  const [draft, setDraft] = useState<string | null>(null);
  const { data, error: readError } = useQuery({
    queryKey,
    queryFn: ({ signal }) => engine.connections.getPublicUrl(undefined, { signal }),
  });
  const save = useMutation({
    mutationFn: (url: string | null) => engine.connections.setPublicUrl({ url }),
    onSuccess: (saved: PublicUrl) => {
      queries.setQueryData(queryKey, saved);
      setDraft(null);
    },
  });
  const { url, isFixed } = data ?? unread;
  const current = url ?? '';
  const text = draft ?? current;
  const isSame = text.trim() === current;
  const error = readError ?? save.error;
  return (
    <SettingsPart
      title={t('settings.publicAddress.publicAddress')}
      hint={isFixed ? t('settings.publicAddress.fixed') : t('settings.publicAddress.hint')}
    >
      <form
        className="flex gap-2"
        onSubmit={(event) => {
          event.preventDefault();
          if (!isSame) save.mutate(text.trim() || null);
        }}
      >
        <TextInput
          mono
          aria-label={t('settings.publicAddress.publicAddress')}
          placeholder="https://patchbay.example.org"
          maxLength={2000}
          value={text}
          invalid={save.isError}
          disabled={isFixed || data === undefined}
          onChange={setDraft}
        />
        {!isFixed && (
          <Button submits busy={save.isPending} disabled={isSame}>
            {text.trim() === '' && !isSame ? t('common.remove') : t('common.save')}
          </Button>
        )}
      </form>
      <FailureLine error={error} />
    </SettingsPart>
  );
}
