import { useState } from 'react';
import { addNode } from '../../actions/edits/addNode.ts';
import { chooseModel } from '../../actions/edits/chooseModel.ts';
import { placeReference } from '../../actions/edits/placeReference.ts';
import type { NodeId } from '../../../shared/domain/ids.ts';
import { useApp } from '../../engine/AppContext.tsx';
import { failureOf } from '../../engine/failureOf.ts';
import type { App } from '../../engine/app.ts';
import type { PaletteRequest } from '../../stores/uiStore.ts';
import type { PaletteEntry } from './paletteEntry.ts';

/** Where the choice is: nothing chosen, a model being fetched, or why it could not be. */
export type ChoiceState =
  | { readonly status: 'idle' }
  | { readonly status: 'busy'; readonly entryId: string }
  | { readonly status: 'failed'; readonly message: string };

/** Puts a chosen entry on the canvas and closes the palette; a model that cannot be fetched says why and keeps it open. */
export function useChooseEntry(request: PaletteRequest): {
  readonly state: ChoiceState;
  readonly choose: (entry: PaletteEntry) => void;
} {
  const app = useApp();
  const [state, setState] = useState<ChoiceState>({ status: 'idle' });
  const chooseAsync = async (entry: PaletteEntry): Promise<void> => {
    setState({ status: 'busy', entryId: entry.id });
    try {
      const nodeId = await addEntry(app, entry, request);
      app.ui.getState().closePalette();
      tellIfUnconnected(app, nodeId, request);
    } catch (error) {
      setState({ status: 'failed', message: failureOf(error).message });
    }
  };
  return {
    state,
    choose: (entry) => {
      if (state.status !== 'busy') void chooseAsync(entry);
    },
  };
}

async function addEntry(app: App, entry: PaletteEntry, request: PaletteRequest): Promise<NodeId> {
  if (entry.kind === 'node') return addNode(app, { ...request, type: entry.type.type });
  if (entry.kind === 'reference') {
    return placeReference(app, { reference: entry.reference, request });
  }
  const { provider } = entry;
  if (entry.kind === 'deployment') {
    return chooseModel(app, { provider, deployment: entry.deployment, request });
  }
  const model = `${entry.summary.owner}/${entry.summary.name}`;
  return chooseModel(app, { provider, model, request });
}

/** A remote model's ports are known only once it is chosen, so it may turn out not to fit. */
function tellIfUnconnected(app: App, nodeId: NodeId, { from }: PaletteRequest): void {
  if (from === undefined) return;
  const { edges } = app.document.getState().pipeline.graph;
  if (edges.some((edge) => edge.source === nodeId || edge.target === nodeId)) return;
  const side = from.direction === 'output' ? 'input' : 'output';
  app.notify({
    kind: 'info',
    message: `The model has no ${side} that fits, so it was added without a connection.`,
  });
}
