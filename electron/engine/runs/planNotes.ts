import { findNode, type Pipeline } from '../../../shared/domain/graph.ts';
import type { NodeId } from '../../../shared/domain/ids.ts';
import type { JsonObject } from '../../../shared/domain/json.ts';
import { depthOf } from '../../../shared/domain/ports.ts';
import { errorPortName, passesErrors } from '../../../shared/graph/nodePolicy.ts';
import { edgesByTarget } from '../../../shared/graph/order.ts';
import type { Plan } from '../../../shared/graph/plan.ts';
import { portsOf } from '../../../shared/graph/portsOf.ts';
import type { PlannedTask } from '../../../shared/run/plannedTask.ts';
import { describeReuse, type ReuseReason } from '../../../shared/run/reuseReason.ts';
import type { RunEventBody } from '../../../shared/run/events.ts';

type SkippedEvent = Extract<RunEventBody, { readonly type: 'task.skipped' }>;

/** Inputs that are kept of a node: the other items are taken to be like these. */
const mostInputs = 64;

/** What a task that runs at a provider is noted with. */
export type PlannedSend = { readonly reason: ReuseReason; readonly input: JsonObject | undefined };

type Note = {
  runs: number;
  reused: number;
  skipped: number;
  /** Some of it runs at a provider, so that its outputs are not known yet. */
  sends: boolean;
  /** Some of it waits for what runs at a provider. */
  waits: boolean;
  /** The first reason of each kind. */
  runWhy?: string;
  reuseWhy?: string;
  skipWhy?: string;
  readonly inputs: JsonObject[];
};

/** Notes task by task what a run would do, and adds it up by node. `now` in milliseconds since 1970. */
export function createPlanNotes(plan: Plan, pipeline: Pipeline, now: number) {
  const notes = new Map<NodeId, Note>();
  const incoming = edgesByTarget(plan.graph);

  const noteOf = (id: NodeId): Note => {
    const known = notes.get(id);
    if (known !== undefined) return known;
    const note: Note = { runs: 0, reused: 0, skipped: 0, sends: false, waits: false, inputs: [] };
    notes.set(id, note);
    return note;
  };

  const isOpen = (id: NodeId): boolean => {
    const note = notes.get(id);
    return note !== undefined && (note.sends || note.waits);
  };

  const outputDepth = (id: NodeId, port: string): number => {
    const node = findNode(plan.graph, id);
    const ports = node === undefined ? [] : portsOf(node, { models: pipeline.models }).outputs;
    return depthOf(ports.find(({ name }) => name === port)?.type ?? 'any');
  };

  /** How many lists of unknown length a node maps: what arrives is deeper than its port takes. */
  const unknownLevels = (id: NodeId, levels: ReadonlyMap<NodeId, number>): number => {
    const node = findNode(plan.graph, id);
    if (node === undefined || notes.get(id)?.waits !== true) return 0;
    const { inputs } = portsOf(node, { models: pipeline.models });
    const arriving = (incoming.get(id) ?? []).filter(({ source }) => isOpen(source));
    const deeper = arriving.map(({ source, sourcePort, targetPort }) => {
      const type = inputs.find(({ name }) => name === targetPort)?.type ?? 'any';
      if (type === 'any') return 0;
      return outputDepth(source, sourcePort) + (levels.get(source) ?? 0) - depthOf(type);
    });
    return Math.max(0, ...deeper);
  };

  /** Whether it runs at all is not known: it hangs on a way, or on the error port, of what is not known yet. */
  const hangs = (id: NodeId, hanging: ReadonlySet<NodeId>): boolean =>
    (incoming.get(id) ?? []).some(({ source, sourcePort }) => {
      if (hanging.has(source)) return true;
      const node = findNode(plan.graph, source);
      if (node === undefined || !isOpen(source)) return false;
      return node.type === 'switch' || (passesErrors(node) && sourcePort === errorPortName);
    });

  return {
    /** A task that runs on this computer. */
    works: (id: NodeId): void => {
      const note = noteOf(id);
      note.runs += 1;
      note.runWhy ??= 'runs every time, on this computer';
    },
    sends: (id: NodeId, { reason, input }: PlannedSend): void => {
      const note = noteOf(id);
      note.runs += 1;
      note.sends = true;
      note.runWhy ??= describeReuse(reason, { now });
      if (input !== undefined && note.inputs.length < mostInputs) note.inputs.push(input);
    },
    reuses: (id: NodeId, reason: ReuseReason): void => {
      const note = noteOf(id);
      note.reused += 1;
      note.reuseWhy ??= describeReuse(reason, { now });
    },
    fails: (id: NodeId, message: string): void => {
      const note = noteOf(id);
      note.runs += 1;
      note.runWhy ??= `would fail: ${message}`;
    },
    /** A task that gets nothing yet, or never. */
    skipped: (id: NodeId, { because, untaken }: SkippedEvent): void => {
      const note = noteOf(id);
      if (untaken !== true && (incoming.get(id) ?? []).some(({ source }) => isOpen(source))) {
        note.runs += 1;
        note.waits = true;
        note.runWhy ??= describeReuse({ kind: 'upstream' }, { now });
        return;
      }
      note.skipped += 1;
      note.skipWhy ??= because;
    },
    /** The nodes in the order of the plan. */
    list: (): readonly PlannedTask[] => {
      const levels = new Map<NodeId, number>();
      const hanging = new Set<NodeId>();
      return plan.order.map((nodeId) => {
        levels.set(nodeId, unknownLevels(nodeId, levels));
        if (hangs(nodeId, hanging)) hanging.add(nodeId);
        return {
          ...toPlanned(nodeId, noteOf(nodeId)),
          isExact: levels.get(nodeId) === 0,
          mayBeLeftOut: hanging.has(nodeId),
        };
      });
    },
  };
}

function toPlanned(nodeId: NodeId, note: Note): Omit<PlannedTask, 'isExact' | 'mayBeLeftOut'> {
  const { runs, reused, skipped, inputs } = note;
  return { nodeId, ...verdictOf(note), runs, reused, skipped, inputs };
}

function verdictOf(note: Note): Pick<PlannedTask, 'verdict' | 'why'> {
  const { runs, reused, skipped, runWhy, reuseWhy, skipWhy = 'no items' } = note;
  const total = runs + reused + skipped;
  const some = (count: number): string => (count === total ? '' : `${count} of ${total} items: `);
  if (runWhy !== undefined) return { verdict: 'run', why: `${some(runs)}${runWhy}` };
  if (reuseWhy !== undefined) return { verdict: 'reuse', why: `${some(reused)}${reuseWhy}` };
  return { verdict: 'skip', why: skipWhy };
}
