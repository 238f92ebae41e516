import type { DeploymentChoice, ModelChoice } from '../../../shared/api/types.ts';
import { invalidInput } from '../../../shared/domain/failure.ts';
import { findNode, type GraphNode } from '../../../shared/domain/graph.ts';
import type { NodeId } from '../../../shared/domain/ids.ts';
import { changeModel } from '../../../shared/graph/changeModel.ts';
import { comparePorts } from '../../../shared/models/comparePorts.ts';
import type { App } from '../../engine/app.ts';
import { readModel } from '../../panels/inspector/readModel.ts';
import { providerTitle } from '../../panels/palette/paletteEntry.ts';
import { t } from '../../messages/t.ts';
import { findModelAt } from './findModelAt.ts';
import { modelSettings } from './modelSettings.ts';
import { portsWith } from './portsWith.ts';
import type { Sentence } from '../../../shared/domain/sentence.ts';
import { shownSentence } from '../../messages/shownSentence.ts';

/** A prediction node, and the connection that is to run it. */
export type SwitchRequest = {
  readonly nodeId: NodeId;
  readonly provider: string;
  readonly signal?: AbortSignal;
};

type Switch = {
  readonly node: GraphNode;
  readonly provider: string;
  readonly choice: ModelChoice | DeploymentChoice;
};

/**
 * Has another connection run a node's model: the same version where it is there, else its newest, else a model whose
 * ports fit. Asks first when another model would run or something would be lost; one step of undo. Throws FailureError.
 */
export async function switchProvider(app: App, request: SwitchRequest): Promise<void> {
  const { nodeId, provider, signal } = request;
  const node = findNode(app.document.getState().pipeline.graph, nodeId);
  if (node === undefined) return;
  const { provider: current, version } = readModel(node);
  if (isOneService(current, provider)) {
    return app.document.getState().apply({ type: 'setSettings', nodeId, settings: { provider } });
  }
  const ports = app.ports(node, app.document.getState().pipeline);
  const choice = await findModelAt(app, { node, ports, provider, ...(signal && { signal }) });
  signal?.throwIfAborted();
  const changes = { type: 'setModel' as const, nodeId, ...modelSettings(provider, choice) };
  const { commands, lost } = changeModel(app.document.getState().pipeline, changes);
  if (!(await isAgreed(app, { node, provider, choice }, lost))) return;
  app.document.getState().applyAll(commands);
  if (isSameModel(node, choice) && version !== choice.version && version !== null) {
    const message = t('edits.switchProvider.newest', {
      provider: providerTitle(provider),
      version: version.slice(0, 8),
    });
    app.notify({ kind: 'info', message });
  }
}

/** The gateway hands on to Replicate: the same models, versions and deployments. */
function isOneService(one: string, other: string): boolean {
  const ids = ['replicate', 'lowcodeapi'];
  return one === other || (ids.includes(one) && ids.includes(other));
}

function isSameModel(node: GraphNode, { details }: ModelChoice): boolean {
  return readModel(node).model === `${details.owner}/${details.name}`;
}

async function isAgreed(app: App, wanted: Switch, lost: readonly Sentence[]): Promise<boolean> {
  const { node, provider, choice } = wanted;
  const isSame = isSameModel(node, choice);
  if (isSame && lost.length === 0) return true;
  const name = `${choice.details.owner}/${choice.details.name}`;
  const models = isSame
    ? []
    : [t('edits.switchProvider.otherModel', { name, before: readModel(node).model })];
  const losses =
    lost.length === 0 ? t('edits.switchProvider.nothingLost') : t('edits.switchProvider.lost');
  const answer = await app.ui.getState().confirm({
    title: t('edits.switchProvider.title', { provider: providerTitle(provider) }),
    message: [...models, losses].join(' '),
    details: (isSame ? lost : [...lost, ...others(differencesOf(app, wanted), lost)]).map(
      shownSentence,
    ),
    choices: [
      { id: 'stay', label: t('common.cancel') },
      { id: 'switch', label: t('edits.switchProvider.switch'), tone: 'primary' },
    ],
  });
  return answer === 'switch';
}

/** A port whose value or connection is lost is named once. */
function others(differences: readonly Sentence[], lost: readonly Sentence[]): readonly Sentence[] {
  const named = new Set(lost.map(({ said }) => said?.places['port']));
  return differences.filter(({ said }) => !named.has(said?.places['port']));
}

/** How another model's ports differ. Throws where they have nothing in common. */
function differencesOf(app: App, { node, provider, choice }: Switch): readonly Sentence[] {
  const before = app.ports(node, app.document.getState().pipeline);
  const after = portsWith(node, { provider, choice });
  const { compatible, differences } = comparePorts(before, after);
  if (compatible) return differences;
  throw invalidInput(
    t('edits.switchProvider.nothingInCommon', {
      provider: providerTitle(provider),
      model: readModel(node).model,
    }),
  );
}
