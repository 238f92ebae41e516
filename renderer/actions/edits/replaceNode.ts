import { findNode, type ModelSnapshots } from '../../../shared/domain/graph.ts';
import type { NodeId } from '../../../shared/domain/ids.ts';
import type { JsonObject } from '../../../shared/domain/json.ts';
import { titleOf, typeTitleOf } from '../../nodes/shown/titleOf.ts';
import { findNodeType } from '../../../shared/nodes/registry.ts';
import type { App } from '../../engine/app.ts';
import { t } from '../../messages/t.ts';
import { newNodeId } from './newNodeId.ts';
import { replacement } from './replacement.ts';

type Request = {
  readonly nodeId: NodeId;
  /** A node type's name. */
  readonly type: string;
  readonly settings?: JsonObject;
  readonly models?: ModelSnapshots;
};

/**
 * Puts a node of another type in the place of one, with the edges and values that fit it; one step of undo. Says first
 * what would be lost, and changes nothing where the user does not want that. Gives the id of the node that is there then.
 */
export async function replaceNode(app: App, { nodeId, ...request }: Request): Promise<NodeId> {
  const { pipeline } = app.document.getState();
  const old = findNode(pipeline.graph, nodeId);
  const type = findNodeType(request.type);
  if (old === undefined || type === undefined) return nodeId;
  const id = newNodeId(pipeline.graph, type.type, app.newId);
  const { commands, lost } = replacement({ pipeline, old, id, ...request, type });
  if (lost.length > 0) {
    app.ui.getState().closePalette();
    const title = request.settings?.['model'];
    const answer = await app.ui.getState().confirm({
      title: t('edits.replace.title', { node: titleOf(old) }),
      message: t('edits.replace.lost', {
        node: typeof title === 'string' ? title : typeTitleOf(type.type),
      }),
      details: lost,
      choices: [
        { id: 'stay', label: t('common.cancel') },
        { id: 'replace', label: t('common.replace'), tone: 'primary' },
      ],
    });
    // What has changed meanwhile was not asked about.
    if (answer !== 'replace' || app.document.getState().pipeline !== pipeline) return nodeId;
  }
  app.document.getState().applyAll(commands);
  app.view.getState().select({ nodes: [id] });
  app.canvas.focus(id);
  return id;
}
