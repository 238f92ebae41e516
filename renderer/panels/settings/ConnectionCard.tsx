import { shownSentence } from '../../messages/shownSentence.ts';
import { useMutation, useQueryClient } from '@tanstack/react-query';
import type { ConnectionInfo, ConnectionTest } from '../../../shared/api/types.ts';
import { useEngine } from '../../engine/EngineContext.tsx';
import { FieldError } from '../../ui/FieldError.tsx';
import { failureOf } from '../../engine/failureOf.ts';
import { AskFirst } from '../../ui/AskFirst.tsx';
import { Badge, type BadgeTone } from '../../ui/Badge.tsx';
import { Button } from '../../ui/Button.tsx';
import { providerTitle } from '../palette/paletteEntry.ts';
import { TokenForm } from './TokenForm.tsx';
import { isCogId } from '../../../shared/domain/model.ts';
import { t } from '../../messages/t.ts';

function states(): {
  readonly [T in ConnectionInfo['token']]: { readonly label: string; readonly tone: BadgeTone };
} {
  return {
    keychain: { label: t('settings.connectionCard.tokenKeychain'), tone: 'success' },
    environment: { label: t('settings.connectionCard.tokenFromEnvironment'), tone: 'success' },
    session: { label: t('settings.connectionCard.tokenUntilPatchbay'), tone: 'warning' },
    missing: { label: t('common.noToken'), tone: 'neutral' },
    'not-needed': { label: t('settings.connectionCard.needsNoToken'), tone: 'success' },
  };
}

/** One service: its address, what is known of its token, and whether it answers. */
export function ConnectionCard({
  connection,
}: {
  readonly connection: ConnectionInfo;
}): React.JSX.Element {
  const engine = useEngine();
  const test = useMutation({ mutationFn: () => engine.connections.test({ id: connection.id }) });
  const { label, tone } = states()[connection.token];
  const isCog = isCogId(connection.id);
  const queries = useQueryClient();
  const remove = useMutation({
    mutationFn: () => engine.connections.remove({ id: connection.id }),
    onSuccess: () => queries.invalidateQueries({ queryKey: ['connections.list'] }),
  });
  return (
    <li className="p-3">
      <div className="flex items-center gap-2">
        <span className="font-medium">{providerTitle(connection.id)}</span>
        <Badge tone={tone}>{label}</Badge>
        <Button
          size="sm"
          className="ml-auto"
          busy={test.isPending}
          disabled={connection.token === 'missing'}
          onClick={() => test.mutate()}
        >
          {t('settings.connectionCard.test')}
        </Button>
        {isCog && (
          <AskFirst
            title={t('settings.connectionCard.removeTitle', {
              title: providerTitle(connection.id),
            })}
            message={t('settings.connectionCard.removeMessage')}
            verb={t('common.remove')}
            onYes={() => remove.mutate()}
          >
            {(ask) => (
              <Button size="sm" busy={remove.isPending} onClick={ask}>
                {t('common.remove')}
              </Button>
            )}
          </AskFirst>
        )}
      </div>
      <p className="truncate font-mono text-xs text-muted">{connection.baseUrl}</p>
      {connection.notice !== undefined && (
        <p className="mt-1 text-sm text-muted">{shownSentence(connection.notice)}</p>
      )}
      {test.isSuccess && <TestResult result={test.data} />}
      {test.isError && (
        <TestResult result={{ ok: false, message: failureOf(test.error).message }} />
      )}
      {connection.token !== 'not-needed' && (
        <TokenForm connection={connection} onChanged={() => test.reset()} />
      )}
    </li>
  );
}

function TestResult({ result }: { readonly result: ConnectionTest }): React.JSX.Element {
  return result.ok ? (
    <p role="status" className="mt-1 text-sm text-success">
      {t('settings.connectionCard.answersAs', { username: result.username })}
    </p>
  ) : (
    <FieldError>{shownSentence(result)}</FieldError>
  );
}
