import { ownValue } from '../../../shared/domain/json.ts';
import { depthOf, type InputPort } from '../../../shared/domain/ports.ts';
import { commonLength } from '../../../shared/graph/mapping.ts';
import {
  deadAtRoot,
  deadIn,
  deadReason,
  depthOfSource,
  itemsOf,
  untakenAtRoot,
  waitsOf,
  type Frame,
  type NodeState,
  type Source,
  type Sources,
} from './sources.ts';
import type { Sentence } from '../../../shared/domain/sentence.ts';

/** What a frame turns out to be. */
export type Unfolded =
  /** It is not known yet: look again when this source has more to say. */
  | { readonly kind: 'wait'; readonly source: Source }
  | { readonly kind: 'skip'; readonly because: Sentence }
  /** A branch was not taken. */
  | { readonly kind: 'untaken'; readonly because: Sentence }
  | { readonly kind: 'task' }
  /** One frame for each item, with these sources. */
  | { readonly kind: 'list'; readonly items: readonly Sources[] };

/**
 * Says what a frame is as far as is known now: a list where a deeper list arrives than a port takes, else one task.
 * Throws `invalid-input` when several lists cannot be paired.
 */
export function unfold(frame: Frame): Unfolded {
  let mapped: Map<InputPort, Source> | undefined;
  for (const port of frame.owner.ports.inputs) {
    const source = frame.sources.get(port.name) ?? inlineSource(frame.owner, port.name);
    if (source === undefined) continue;
    const dead = deadAtRoot(source);
    if (dead !== undefined) return { kind: 'skip', because: deadReason(dead) };
    // A task tells that, once all else of it has ended: what failed goes before what was not taken.
    if (port.type === 'any' || untakenAtRoot(source) !== undefined) continue;
    const { depth, exact } = depthOfSource(source);
    if (depth > depthOf(port.type)) (mapped ??= new Map()).set(port, source);
    else if (!exact) return { kind: 'wait', source };
  }
  if (mapped === undefined) return asTask(frame);
  return asList(frame.sources, frame.owner.node.combine === 'product' ? firstOf(mapped) : mapped);
}

/** Every combination: one list at a time is unfolded, and the others within each of its items. */
function firstOf<K, V>(map: ReadonlyMap<K, V>): ReadonlyMap<K, V> {
  return new Map([...map].slice(0, 1));
}

/** A task needs every item of its sources, so that one dead item is the end of it, unless it takes what there is. */
function asTask({ owner, sources }: Frame): Unfolded {
  if (owner.takesWhatCame) return { kind: 'task' };
  for (const source of sources.values()) {
    const dead = deadIn(source);
    if (dead !== undefined) return { kind: 'skip', because: deadReason(dead) };
  }
  return { kind: 'task' };
}

function asList(sources: Sources, mapped: ReadonlyMap<InputPort, Source>): Unfolded {
  const lists = new Map<InputPort, readonly Source[]>();
  for (const [port, source] of mapped) {
    const items = itemsOf(source);
    if (items === undefined) return waitOrSkip(source);
    lists.set(port, items);
  }
  const lengths = [...lists].map(([port, items]) => ({ port, length: items.length }));
  const different = new Set(lengths.map(({ length }) => length).filter((length) => length !== 1));
  // Where no item will run, nothing could tell later that another input never comes.
  const rest = different.size > 1 || different.has(0) ? [...sources.values()] : [];
  for (const source of rest) {
    if (waitsOf(source).length > 0) return { kind: 'wait', source };
    const dead = deadAtRoot(source);
    if (dead !== undefined) return { kind: 'skip', because: deadReason(dead) };
  }
  const length = commonLength(lengths);
  for (const source of rest) {
    const because = untakenAtRoot(source);
    if (because !== undefined) return { kind: 'untaken', because };
  }
  return {
    kind: 'list',
    items: Array.from({ length }, (_, index) => sourcesOfItem(sources, lists, index)),
  };
}

/** What several edges bring together is one list: it is there whole or not at all. */
function waitOrSkip(source: Source): Unfolded {
  const dead = deadIn(source);
  return dead === undefined
    ? { kind: 'wait', source }
    : { kind: 'skip', because: deadReason(dead) };
}

/** A list of one item goes with every item of the others. */
function sourcesOfItem(
  sources: Sources,
  lists: ReadonlyMap<InputPort, readonly Source[]>,
  index: number,
): Sources {
  const own = new Map(sources);
  for (const [port, items] of lists) {
    const item = items[items.length === 1 ? 0 : index];
    if (item !== undefined) own.set(port.name, item);
  }
  return own;
}

function inlineSource(owner: NodeState, port: string): Source | undefined {
  const value = ownValue(owner.inline, port);
  return value === undefined ? undefined : { kind: 'value', value };
}
