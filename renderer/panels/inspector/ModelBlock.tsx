import { useMutation } from '@tanstack/react-query';
import { Replace, TriangleAlert } from 'lucide-react';
import { modelKey, type GraphNode } from '../../../shared/domain/graph.ts';
import { chooseModel } from '../../actions/edits/chooseModel.ts';
import { useApp, useDocument } from '../../engine/AppContext.tsx';
import { failureOf } from '../../engine/failureOf.ts';
import { Button } from '../../ui/Button.tsx';
import { Section } from '../../ui/Section.tsx';
import { ModelName } from './ModelName.tsx';
import { ProviderSwitch } from './ProviderSwitch.tsx';
import { readModel } from './readModel.ts';
import { t } from '../../messages/t.ts';

/** The model of a prediction or a training: which one, which version, who runs it. */
export function ModelBlock({ node }: { readonly node: GraphNode }): React.JSX.Element {
  const app = useApp();
  const { model, version } = readModel(node);
  const isTraining = node.type === 'training';
  const title = isTraining ? t('inspector.modelBlock.baseModel') : t('common.model');
  const snapshot = useDocument((state) => state.pipeline.models[modelKey(model, version)]);
  const choose = (
    <Button
      size="sm"
      kind={model === '' ? 'primary' : 'secondary'}
      icon={Replace}
      onClick={() => app.ui.getState().openPalette({ chooseModelFor: node.id })}
    >
      {model === ''
        ? t(isTraining ? 'inspector.modelBlock.chooseBaseModel' : 'window.addPalette.chooseModel')
        : t('inspector.modelBlock.change')}
    </Button>
  );
  if (model === '') {
    return (
      <Section title={title} aside={choose}>
        <p className="text-sm text-muted">{t('inspector.modelBlock.nodesInputsOutputs')}</p>
      </Section>
    );
  }
  return (
    <Section title={title} aside={choose}>
      <div>
        <ModelName node={node} />
        {snapshot?.description !== undefined && (
          <p className="mt-1.5 text-sm break-words text-muted">{snapshot.description}</p>
        )}
      </div>
      {snapshot === undefined && <MissingSchema node={node} />}
      <ProviderSwitch key={node.id} node={node} />
    </Section>
  );
}

/** An older or a hand-written file may name a model without what is known of it. */
function MissingSchema({ node }: { readonly node: GraphNode }): React.JSX.Element {
  const app = useApp();
  const { model, version, provider, deployment } = readModel(node);
  const request = { chooseModelFor: node.id };
  const fetch = useMutation({
    mutationFn: () =>
      deployment === undefined
        ? chooseModel(app, { provider, model: modelKey(model, version), request })
        : chooseModel(app, { provider, deployment, request }),
  });
  return (
    <div role="alert" className="rounded-md bg-warning-soft p-2 text-sm text-warning">
      <p className="flex gap-2">
        <TriangleAlert aria-hidden size={14} className="mt-px shrink-0" />
        {t('inspector.modelBlock.pipelineDoesNot')}
      </p>
      <Button size="sm" className="mt-2" busy={fetch.isPending} onClick={() => fetch.mutate()}>
        {t('inspector.modelBlock.fetch')}
      </Button>
      {fetch.isError && (
        <p className="mt-1 break-words text-danger">{failureOf(fetch.error).message}</p>
      )}
    </div>
  );
}
