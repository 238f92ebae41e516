import { useEffect, useRef, useState } from 'react';
import { addFrame } from '../../actions/edits/addFrame.ts';
import { addNode } from '../../actions/edits/addNode.ts';
import { chooseModel } from '../../actions/edits/chooseModel.ts';
import { replaceNode } from '../../actions/edits/replaceNode.ts';
import { placeReference } from '../../actions/edits/placeReference.ts';
import type { NodeId } from '../../../shared/domain/ids.ts';
import { useApp } from '../../engine/AppContext.tsx';
import { failureOf } from '../../engine/failureOf.ts';
import type { App } from '../../engine/app.ts';
import type { PaletteRequest } from '../../stores/uiStore.ts';
import type { PaletteEntry } from './paletteEntry.ts';
import { t } from '../../messages/t.ts';

/** Where the choice is: nothing chosen, a model being fetched, or why it could not be. */
export type ChoiceState =
  | { readonly status: 'idle' }
  | { readonly status: 'busy'; readonly entryId: string }
  | { readonly status: 'failed'; readonly message: string };

/**
 * Puts a chosen entry on the canvas and closes the palette; a model that cannot be fetched says why and keeps it open.
 * Closing the palette before that cancels it.
 */
export function useChooseEntry(request: PaletteRequest): {
  readonly state: ChoiceState;
  readonly choose: (entry: PaletteEntry) => void;
} {
  const app = useApp();
  const [state, setState] = useState<ChoiceState>({ status: 'idle' });
  const running = useRef<AbortController | null>(null);
  useEffect(() => () => running.current?.abort(), []);
  const chooseAsync = async (entry: PaletteEntry): Promise<void> => {
    setState({ status: 'busy', entryId: entry.id });
    const controller = new AbortController();
    running.current = controller;
    try {
      const nodeId = await addEntry(app, entry, { request, signal: controller.signal });
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

type Options = { readonly request: PaletteRequest; readonly signal: AbortSignal };

async function addEntry(app: App, entry: PaletteEntry, options: Options): Promise<NodeId> {
  const { replace, ...place } = options.request;
  switch (entry.kind) {
    case 'node':
      if (replace !== undefined)
        return replaceNode(app, { nodeId: replace.id, type: entry.type.type });
      if (entry.type.type === 'frame') return showFrame(app, place);
      return addNode(app, { ...place, type: entry.type.type });
    case 'reference':
      return placeReference(app, { reference: entry.reference, ...options });
    case 'deployment': {
      const { provider, deployment } = entry;
      return chooseModel(app, { provider, deployment, ...options });
    }
    case 'model': {
      const { provider, summary } = entry;
      return chooseModel(app, { provider, model: `${summary.owner}/${summary.name}`, ...options });
    }
  }
}

function showFrame(app: App, { at }: PaletteRequest): NodeId {
  const id = addFrame(app, at);
  app.canvas.focus(id);
  return id;
}

/** A remote model's ports are known only once it is chosen, so it may turn out not to fit. */
function tellIfUnconnected(app: App, nodeId: NodeId, { from }: PaletteRequest): void {
  if (from === undefined) return;
  const { edges } = app.document.getState().pipeline.graph;
  if (edges.some((edge) => edge.source === nodeId || edge.target === nodeId)) return;
  app.notify({
    kind: 'info',
    message:
      from.direction === 'output'
        ? t('palette.useChooseEntry.noInput')
        : t('palette.useChooseEntry.noOutput'),
  });
}
