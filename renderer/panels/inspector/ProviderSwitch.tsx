import { shownSentence } from '../../messages/shownSentence.ts';
import { useMutation } from '@tanstack/react-query';
import { useRef } from 'react';
import type { ConnectionInfo } from '../../../shared/api/types.ts';
import type { GraphNode } from '../../../shared/domain/graph.ts';
import { openSettings } from '../../actions/openSettings.ts';
import { switchProvider } from '../../actions/edits/switchProvider.ts';
import { useApp } from '../../engine/AppContext.tsx';
import { failureOf } from '../../engine/failureOf.ts';
import { Button } from '../../ui/Button.tsx';
import { Select, type SelectItem } from '../../ui/Select.tsx';
import { Spinner } from '../../ui/Spinner.tsx';
import { providerTitle } from '../palette/paletteEntry.ts';
import { useConnections } from '../useConnections.ts';
import { readModel } from './readModel.ts';
import { t } from '../../messages/t.ts';

/** Which connection runs the node's model: built-in, Replicate, the gateway, or a Cog server. */
export function ProviderSwitch({ node }: { readonly node: GraphNode }): React.JSX.Element {
  const app = useApp();
  const { provider } = readModel(node);
  const { data: connections = [] } = useConnections();
  const running = useRef<AbortController | null>(null);
  const change = useMutation({
    mutationFn: async (next: string) => {
      const controller = new AbortController();
      running.current = controller;
      const { signal } = controller;
      await switchProvider(app, { nodeId: node.id, provider: next, signal }).catch(
        (error: unknown) => {
          if (!signal.aborted) throw error;
        },
      );
    },
  });
  const choose = (next: string): void => {
    const missing = connections.find(({ id, token }) => id === next && token === 'missing');
    if (missing === undefined) change.mutate(next);
    else {
      app.notify({
        kind: 'info',
        message: t('inspector.providerSwitch.runAddToken', { title: missing.title }),
        action: { label: t('common.settings'), onClick: () => void openSettings.perform(app) },
      });
    }
  };
  const notice = connections.find(({ id }) => id === provider)?.notice;
  return (
    <div className="flex flex-col gap-1">
      <div className="flex items-center gap-2">
        <span className="chrome shrink-0 text-sm font-medium">
          {t('inspector.providerSwitch.runs')}
        </span>
        <div className="min-w-0 flex-1">
          <Select
            label={t('inspector.providerSwitch.runs')}
            value={provider}
            items={itemsOf(connections, provider)}
            disabled={change.isPending}
            onChange={choose}
          />
        </div>
      </div>
      {change.isPending && (
        <div className="flex items-center gap-2 text-sm text-muted">
          <Spinner />
          <output className="min-w-0 flex-1 truncate">
            {t('inspector.providerSwitch.looking', {
              provider: providerTitle(change.variables),
            })}
          </output>
          <Button size="sm" onClick={() => running.current?.abort()}>
            {t('common.cancel')}
          </Button>
        </div>
      )}
      {change.isError && (
        <p role="alert" className="text-sm break-words text-danger">
          {failureOf(change.error).message}
        </p>
      )}
      {notice !== undefined && <p className="text-sm text-muted">{shownSentence(notice)}</p>}
    </div>
  );
}

/** A pipeline from elsewhere may name a connection that is not set up here. */
function itemsOf(connections: readonly ConnectionInfo[], provider: string): readonly SelectItem[] {
  const known = connections.map(({ id, token }): SelectItem => {
    const hint = token === 'missing' ? { hint: t('inspector.providerSwitch.noToken') } : {};
    return { value: id, label: providerTitle(id), ...hint };
  });
  if (known.some(({ value }) => value === provider)) return known;
  return [
    ...known,
    {
      value: provider,
      label: providerTitle(provider),
      hint: t('inspector.providerSwitch.notSetUp'),
    },
  ];
}
