import type { ReactNode } from 'react';
import { modelKey, type GraphNode } from '../../../shared/domain/graph.ts';
import { useApp, useDocument } from '../../engine/AppContext.tsx';
import { readModel } from '../../panels/inspector/readModel.ts';
import { t } from '../../messages/t.ts';

/** The model of a node and who runs it; a click chooses another. */
export function ModelLine({ node }: { readonly node: GraphNode }): ReactNode {
  const app = useApp();
  const { model, version, provider, deployment } = readModel(node);
  const snapshot = useDocument((state) => state.pipeline.models[modelKey(model, version)]);
  const aside =
    version === null
      ? snapshot?.official === true
        ? t('nodes.modelLine.official')
        : provider
      : short(version);
  const shown = deployment ?? model;
  return (
    <button
      type="button"
      className="model-line nodrag chrome"
      title={snapshot?.description ?? t('nodes.modelLine.hasNoSchema', { model })}
      aria-label={
        deployment === undefined
          ? t('nodes.modelLine.chooseModel', { model })
          : t('nodes.modelLine.chooseDeployment', { deployment })
      }
      onClick={() => app.ui.getState().openPalette({ chooseModelFor: node.id })}
    >
      <span className="truncate">{shown}</span>
      <span className="shrink-0">
        {deployment === undefined ? aside : t('nodes.modelLine.deployment')}
      </span>
    </button>
  );
}

function short(version: string): string {
  return version.slice(0, 8);
}
