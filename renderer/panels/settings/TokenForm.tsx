import { useMutation, useQueryClient } from '@tanstack/react-query';
import { useState } from 'react';
import type { ConnectionInfo } from '../../../shared/api/types.ts';
import { useEngine } from '../../engine/EngineContext.tsx';
import { AskFirst } from '../../ui/AskFirst.tsx';
import { Button } from '../../ui/Button.tsx';
import { TextInput } from '../../ui/TextInput.tsx';
import { WebLink } from '../../ui/WebLink.tsx';
import { t } from '../../messages/t.ts';
import { FailureLine } from '../FailureLine.tsx';

type Props = { readonly connection: ConnectionInfo; readonly onChanged: () => void };

/** Where an account shows its tokens, by connection. */
const tokenPages: { readonly [id: string]: string } = {
  replicate: 'https://replicate.com/account/api-tokens',
};

/** Takes a token in, never shows one, and removes the one that is kept. */
export function TokenForm({ connection, onChanged }: Props): React.JSX.Element {
  const engine = useEngine();
  const queries = useQueryClient();
  const [token, setToken] = useState('');
  const { id, title } = connection;
  const options = {
    onSuccess: async () => {
      setToken('');
      onChanged();
      await queries.invalidateQueries({ queryKey: ['connections.list'] });
      // Another token may be another account's: nothing of the one before may stay on screen.
      await queries.resetQueries({ queryKey: ['resources', id] });
    },
  };
  const set = useMutation({
    mutationFn: () => engine.connections.setToken({ id, token: token.trim() }),
    ...options,
  });
  const remove = useMutation({
    mutationFn: () => engine.connections.removeToken({ id }),
    ...options,
  });
  const isKept = connection.token === 'keychain' || connection.token === 'session';
  const error = set.error ?? remove.error;
  return (
    <form
      className="mt-2"
      onSubmit={(event) => {
        event.preventDefault();
        if (token.trim() !== '') set.mutate();
      }}
    >
      <div className="flex gap-2">
        <TextInput
          type="password"
          mono
          aria-label={t('settings.tokenForm.token', { title })}
          placeholder={
            isKept ? t('settings.tokenForm.replaceToken') : t('settings.tokenForm.pasteToken')
          }
          autoComplete="new-password"
          maxLength={512}
          value={token}
          onChange={setToken}
        />
        <Button submits busy={set.isPending} disabled={token.trim() === ''}>
          {t('settings.tokenForm.saveToken')}
        </Button>
        {isKept && (
          <AskFirst
            title={t('settings.tokenForm.removeTitle', { title })}
            message={t('settings.tokenForm.removeMessage')}
            verb={t('common.remove')}
            onYes={() => remove.mutate()}
          >
            {(ask) => (
              <Button busy={remove.isPending} onClick={ask}>
                {t('common.remove')}
              </Button>
            )}
          </AskFirst>
        )}
      </div>
      {connection.token === 'missing' && tokenPages[id] !== undefined && (
        <p className="mt-1 text-sm text-muted">
          <WebLink href={tokenPages[id]} className="underline hover:text-text">
            {t('settings.tokenForm.tokenPage', { title })}
          </WebLink>
        </p>
      )}
      {connection.token === 'environment' && (
        <p className="mt-1 text-sm text-muted">{t('settings.tokenForm.tokenEnvironmentUsed')}</p>
      )}
      <FailureLine error={error} />
    </form>
  );
}
