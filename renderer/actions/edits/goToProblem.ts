import { findNode } from '../../../shared/domain/graph.ts';
import type { NodeId } from '../../../shared/domain/ids.ts';
import { seenFor } from '../../../shared/graph/frames.ts';
import type { ListedProblem } from '../../../shared/graph/listProblems.ts';
import type { App } from '../../engine/app.ts';
import type { ViewState } from '../../stores/viewStore.ts';
import { groupProblems, keyOfProblem } from './groupProblems.ts';

/** Everything that is known to be wrong with a document: what kept a run from starting, and what the document says itself. */
export function allProblems({
  problems,
  known,
}: Pick<ViewState, 'problems' | 'known'>): readonly ListedProblem[] {
  const told = new Set(problems.map(keyOfProblem));
  const others = known.filter((problem) => !told.has(keyOfProblem(problem)));
  return [...problems.map((problem) => ({ ...problem, severity: 'error' as const })), ...others];
}

/** Says whether two problems are the same one. */
export function isSameProblem(a: ListedProblem, b: ListedProblem | null): boolean {
  // Asked for each of many problems whenever the view changes.
  if (b === null || a.nodeId !== b.nodeId) return false;
  return keyOfProblem(a) === keyOfProblem(b);
}

/** Marks what is known to be wrong at its nodes and fields, as a run that is refused does. */
export function tellKnown(app: App): void {
  const { problems, known, setProblems } = app.view.getState();
  const errors = known.filter(({ severity }) => severity === 'error');
  if (problems.length === 0 && errors.length > 0) setProblems(errors);
}

/** Goes to where a problem is mended: the field of the inspector that it is about, else the node, else the list. */
export function goToProblem(app: App, problem: ListedProblem): void {
  const { pipeline } = app.document.getState();
  const { nodeId, port } = problem;
  const node = nodeId === undefined ? undefined : findNode(pipeline.graph, nodeId);
  tellKnown(app);
  app.view.getState().setProblemAt(problem);
  if (node === undefined) return app.ui.getState().showLog('problems');
  const isInput = app.ports(node, pipeline).inputs.some(({ name }) => name === port);
  app.ui.getState().setPanels({ inspectorOpen: true });
  openFrameOf(app, node.id);
  if (port === undefined || !isInput) return app.canvas.reveal(node.id);
  app.view.getState().select({ nodes: [node.id] });
  app.canvas.show(node.id);
  return app.view.getState().setWantedField({ nodeId: node.id, port });
}

/** A field is mended at its node, so the collapsed frame that hides it is opened. */
function openFrameOf(app: App, id: NodeId): void {
  const { pipeline, apply } = app.document.getState();
  const frame = seenFor(pipeline.graph, id);
  if (frame !== id) apply({ type: 'setSettings', nodeId: frame, settings: { collapsed: false } });
}

/** Goes so many problems further, in the order of the list; the row is a ring. */
export function stepProblem(app: App, steps: number): void {
  const view = app.view.getState();
  const problems = groupProblems(allProblems(view)).flatMap((group) => group.problems);
  const at = problems.findIndex((problem) => isSameProblem(problem, view.problemAt));
  const from = at === -1 && steps < 0 ? 0 : at;
  const next = problems[(from + steps + problems.length) % problems.length];
  if (next !== undefined) goToProblem(app, next);
}

/** Says whether anything is known to be wrong. */
export function hasProblems(app: App): boolean {
  const { problems, known } = app.view.getState();
  return problems.length > 0 || known.length > 0;
}
