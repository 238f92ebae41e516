import { useMutation } from '@tanstack/react-query';
import { RefreshCw } from 'lucide-react';
import { modelKey, type GraphNode } from '../../../shared/domain/graph.ts';
import { chooseModel } from '../../actions/edits/chooseModel.ts';
import { useApp, useDocument } from '../../engine/AppContext.tsx';
import { Badge } from '../../ui/Badge.tsx';
import { Button } from '../../ui/Button.tsx';
import { providerTitle } from '../palette/paletteEntry.ts';
import { readModel } from './readModel.ts';
import { t, tNodes } from '../../messages/t.ts';
import { FailureLine } from '../FailureLine.tsx';

/** What a node runs by name, who runs it, and its version: a model, or a deployment of one. */
export function ModelName({ node }: { readonly node: GraphNode }): React.JSX.Element {
  const { model, version, provider, deployment } = readModel(node);
  const isOfficial = useDocument(
    ({ pipeline }) => pipeline.models[modelKey(model, version)]?.official === true,
  );
  const who = (
    <Badge tone={provider === 'builtin' ? 'success' : 'neutral'}>{providerTitle(provider)}</Badge>
  );
  if (deployment !== undefined) return <DeploymentName node={node}>{who}</DeploymentName>;
  return (
    <>
      <p className="font-medium break-words">{model}</p>
      <p className="mt-1 flex flex-wrap gap-1">
        {who}
        {version === null ? (
          <Badge>
            {isOfficial ? t('common.official') : t('inspector.modelName.newestVersion')}
          </Badge>
        ) : (
          <span title={t('inspector.modelName.version', { version })}>
            <Badge>
              {tNodes('inspector.modelName.versionShort', {
                version: <span className="font-mono">{version.slice(0, 8)}</span>,
              })}
            </Badge>
          </span>
        )}
      </p>
    </>
  );
}

type Props = { readonly node: GraphNode; readonly children: React.ReactNode };

/** A deployment may have been given another version since it was chosen: its inputs are fetched anew on request. */
function DeploymentName({ node, children }: Props): React.JSX.Element {
  const app = useApp();
  const { model, version, provider, deployment = '' } = readModel(node);
  const update = useMutation({
    mutationFn: () =>
      chooseModel(app, { provider, deployment, request: { chooseModelFor: node.id } }),
  });
  return (
    <>
      <p className="break-words">
        {tNodes('inspector.modelName.deploymentRunning', {
          deployment: <span className="font-medium">{deployment}</span>,
          model: (
            <span title={modelKey(model, version)}>
              {modelKey(model, version === null ? null : version.slice(0, 8))}
            </span>
          ),
        })}
      </p>
      <p className="mt-1 flex flex-wrap items-center gap-2">
        {children}
        <Button
          size="sm"
          kind="ghost"
          icon={RefreshCw}
          busy={update.isPending}
          onClick={() => update.mutate()}
        >
          {t('inspector.modelName.updateInputs')}
        </Button>
      </p>
      <FailureLine error={update.error} />
    </>
  );
}
