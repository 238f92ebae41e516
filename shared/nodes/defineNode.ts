import type { z } from 'zod';
import { invalidInput } from '../domain/failure.ts';
import type { Json, JsonObject } from '../domain/json.ts';
import type { Field, NodePorts, PortType } from '../domain/ports.ts';
import type { Place, Sentence } from '../domain/sentence.ts';
import type { PortValues } from '../domain/values.ts';
import { say } from '../sentences/say.ts';
import type { NodeContext, PortContext } from './nodeContext.ts';
import type { NodeTypeName } from './nodeTypeNames.ts';
import { faultOf, faultTexts } from './settingFault.ts';

export type NodeCategory = 'source' | 'model' | 'shaping' | 'sink' | 'canvas';

type Shown = {
  readonly type: NodeTypeName;
  /** Raised when `settings` change shape; `migrate` brings older ones up. */
  readonly version: number;
  readonly title: string;
  /** One sentence for the palette. */
  readonly description: string;
  readonly category: NodeCategory;
  /** Other words people search for. */
  readonly keywords: readonly string[];
  /** A sink runs for its effect: what feeds no sink is not run. */
  readonly sink: boolean;
  /**
   * Runs with the items of its lists that there are (`lostItem` stands for the others) once all have ended. Its task
   * counts as skipped all the same, so that a run that is resumed does the rest.
   */
  readonly takesWhatCame?: true;
  /** Runs without the inputs to which no branch was taken, unless that is all of them. */
  readonly takesEitherWay?: true;
};

/** What a node's result depends on besides its inputs, the same for every provider of the same model. */
export type NodeIdentity = {
  /** By what changed in words, such as `model`. */
  readonly parts: { readonly [part: string]: Json };
  /** `owner/name`. */
  readonly model: string;
  /** How long a result may stand for another, in milliseconds; null for ever. */
  readonly lifetimeMs: number | null;
};

type Definition<S extends JsonObject> = Shown & {
  readonly settings: z.ZodType<S>;
  readonly initial: NoInfer<S>;
  /** Brings settings of an older `version` up to this one; identity when absent. */
  readonly migrate?: (settings: JsonObject, fromVersion: number) => JsonObject;
  /** The settings a user edits, in order. */
  readonly fields: (settings: S) => readonly Field[];
  readonly ports: (settings: S, context: PortContext) => NodePorts;
  /** What is wrong with the settings beyond their shape, one sentence each; empty when nothing is. */
  readonly check?: (settings: S, context: PortContext) => readonly Sentence[];
  /** The settings that suit what is connected to a port, where the node takes several types. */
  readonly adopt?: (settings: S, type: PortType) => S;
  /** Why a port that may stay empty got nothing. */
  readonly whyEmpty?: (call: {
    readonly settings: S;
    readonly port: string;
    /** The node's own. */
    readonly title: Place;
  }) => Sentence;
  /** Makes the results reusable; undefined while the settings name nothing. */
  readonly identity?: (settings: S) => NodeIdentity | undefined;
  /** Absent on a node that never runs, such as a note. */
  readonly execute?: (call: {
    readonly settings: S;
    readonly inputs: PortValues;
    readonly context: NodeContext;
  }) => Promise<PortValues>;
};

/** A node type with its settings' type erased, as the registry holds it. */
export type NodeType = Shown & {
  readonly initialSettings: JsonObject;
  readonly runs: boolean;
  /** The settings' first fault in one sentence, or undefined. */
  readonly settingsFault: (settings: JsonObject) => Sentence | undefined;
  readonly migrateSettings: (settings: JsonObject, fromVersion: number) => JsonObject;
  /** Broken settings give the fields of the initial ones. */
  readonly fields: (settings: JsonObject) => readonly Field[];
  /** Broken settings give the ports of the initial ones. */
  readonly ports: (settings: JsonObject, context: PortContext) => NodePorts;
  readonly check: (settings: JsonObject, context: PortContext) => readonly Sentence[];
  /** The settings for a port to be connected with a type; the same ones where the node has one type only. */
  readonly adopt: (settings: JsonObject, type: PortType) => JsonObject;
  /** Why an output has no value after a success; undefined where every output always has one. */
  readonly whyEmpty: (call: {
    readonly settings: JsonObject;
    readonly port: string;
    readonly title: Place;
  }) => Sentence | undefined;
  /** What makes two results the same besides the inputs; undefined where results are not reused. */
  readonly identity: (settings: JsonObject) => NodeIdentity | undefined;
  /** Runs one item. Throws FailureError. */
  readonly execute: (call: {
    readonly settings: JsonObject;
    readonly inputs: PortValues;
    readonly context: NodeContext;
  }) => Promise<PortValues>;
};

/** Makes a node type from its definition, which alone knows the type of its settings. */
export function defineNode<S extends JsonObject>(definition: Definition<S>): NodeType {
  const {
    settings: schema,
    initial,
    migrate,
    fields,
    ports,
    check,
    adopt,
    whyEmpty,
    identity,
    execute,
    ...shown
  } = definition;
  /** Settings are replaced, never changed, and asked about for every item of a batch. */
  const known = new WeakMap<JsonObject, z.ZodSafeParseResult<S>>();
  const parse = (settings: JsonObject): z.ZodSafeParseResult<S> => {
    const before = known.get(settings);
    if (before !== undefined) return before;
    const parsed = schema.safeParse(settings, faultTexts);
    known.set(settings, parsed);
    return parsed;
  };
  const lenient = (settings: JsonObject): S => {
    const parsed = parse(settings);
    return parsed.success ? parsed.data : initial;
  };
  const settingsFault = (settings: JsonObject): Sentence | undefined => {
    const issue = parse(settings).error?.issues[0];
    if (issue === undefined) return undefined;
    const node = { nodeText: { type: shown.type, text: shown.title } };
    const setting = issue.path.join('.');
    if (setting === '') return say('nodes.settingsWrong', { node, issue: faultOf(issue) });
    const isMissing = issue.path.length === 1 && !Object.hasOwn(settings, setting);
    return isMissing
      ? say('nodes.settingMissing', { setting, node })
      : say('nodes.settingWrong', { setting, node, issue: faultOf(issue) });
  };
  return {
    ...shown,
    initialSettings: initial,
    runs: execute !== undefined,
    settingsFault,
    migrateSettings: migrate ?? ((settings) => settings),
    fields: (settings) => fields(lenient(settings)),
    ports: (settings, context) => ports(lenient(settings), context),
    check: (settings, context) => {
      const fault = settingsFault(settings);
      return fault === undefined ? (check?.(lenient(settings), context) ?? []) : [fault];
    },
    adopt: (settings, type) => {
      const before = lenient(settings);
      const after = adopt?.(before, type) ?? before;
      return after === before ? settings : { ...settings, ...after };
    },
    whyEmpty: ({ settings, ...call }) => whyEmpty?.({ settings: lenient(settings), ...call }),
    identity: (settings) => {
      const parsed = parse(settings);
      return parsed.success ? identity?.(parsed.data) : undefined;
    },
    execute: ({ settings, inputs, context }) => {
      if (execute === undefined) return Promise.resolve({});
      const parsed = parse(settings);
      if (parsed.success) return execute({ settings: parsed.data, inputs, context });
      return Promise.reject(invalidInput(settingsFault(settings) ?? { message: '' }));
    },
  };
}
