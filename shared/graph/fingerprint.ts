import type { GraphNode, ModelSnapshots } from '../domain/graph.ts';
import { canonicalJson, type Json } from '../domain/json.ts';
import type { PortValues, Value } from '../domain/values.ts';
import { findNodeType } from '../nodes/registry.ts';
import { portsOf } from './portsOf.ts';

/** What a result depends on, part by part, as texts to compare: `model`, `version`, `input.prompt` and so on. */
export type FingerprintParts = { readonly [part: string]: string };

/** Names everything that a result depends on: two tasks with the same `id` have the same result. */
export type Fingerprint = {
  /** SHA-256 in hex. */
  readonly id: string;
  readonly parts: FingerprintParts;
  /** `owner/name`. */
  readonly model: string;
  /** How long the result may stand for another, in milliseconds; null for ever. */
  readonly lifetimeMs: number | null;
};

type Task = {
  readonly node: GraphNode;
  readonly models: ModelSnapshots;
  /** As they arrive at `execute`: converted, and only those that are set. */
  readonly inputs: PortValues;
  /** SHA-256 of a text's UTF-8 in hex. */
  readonly sha256: (text: string) => string;
};

/** A longer part is kept as its hash, so that a long prompt is not kept twice. */
const longestPart = 256;

/**
 * The fingerprint of a task, the same at every provider, on every host and in every order of inputs. Files count by
 * their bytes, secrets by their hash. Undefined where results are not reused.
 */
export function fingerprintOf({ node, models, inputs, sha256 }: Task): Fingerprint | undefined {
  const type = findNodeType(node.type);
  const identity = type?.identity(node.settings);
  if (type === undefined || identity === undefined) return undefined;
  const secrets = new Set(
    portsOf(node, { models })
      .inputs.filter((port) => port.widget.kind === 'secret')
      .map((port) => port.name),
  );
  const entries: [string, string][] = [['node', `${node.type}@${type.version}`]];
  for (const [part, json] of Object.entries(identity.parts))
    entries.push([part, canonicalJson(json)]);
  for (const [port, value] of Object.entries(inputs)) {
    const text = canonicalJson(identityOf(value));
    const isHashed = secrets.has(port) || text.length > longestPart;
    entries.push([`input.${port}`, isHashed ? `sha256:${sha256(text)}` : text]);
  }
  const parts = Object.fromEntries(entries);
  return {
    id: sha256(canonicalJson(parts)),
    parts,
    model: identity.model,
    lifetimeMs: identity.lifetimeMs,
  };
}

/** The parts that differ, in the order of their names. */
export function changedParts(before: FingerprintParts, after: FingerprintParts): readonly string[] {
  const names = new Set([...Object.keys(before), ...Object.keys(after)]);
  return [...names].filter((name) => before[name] !== after[name]).toSorted();
}

/** The type stands beside the value: the text "1", the number 1 and a file named so are three things. */
function identityOf(value: Value): Json {
  switch (value.type) {
    case 'text':
      return ['text', value.text];
    case 'number':
      // JSON has no NaN and no infinity, and writes -0 as 0.
      return ['number', Number.isFinite(value.number) ? value.number : String(value.number)];
    case 'boolean':
      return ['boolean', value.boolean];
    case 'json':
      return ['json', value.json];
    case 'file':
      return ['file', value.artifact.id];
    case 'list':
      return ['list', value.items.map(identityOf)];
  }
}
