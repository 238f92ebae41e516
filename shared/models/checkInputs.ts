import { isJsonObject, type Json } from '../domain/json.ts';
import {
  isFileType,
  isListType,
  type InputPort,
  type Limits,
  type PortType,
  type ScalarType,
  type SelectOption,
  type UnionBranch,
} from '../domain/ports.ts';
import type { Place, Sentence } from '../domain/sentence.ts';
import { joined } from '../sentences/joined.ts';
import { say } from '../sentences/say.ts';
import { findSecretRef } from '../domain/secretRef.ts';
import { checkInside } from './checkInside.ts';
import { choiceFault } from './faults/choiceFault.ts';
import { lengthFault } from './faults/lengthFault.ts';
import { rangeFault } from './faults/rangeFault.ts';
import { shownJson } from './faults/shownJson.ts';
import { textFault } from './faults/textFault.ts';

type Spot = {
  /** How messages name the value: `"Width"`, or `Item 2 of "Images"`. */
  readonly what: () => Place;
  readonly limits: Limits;
  /** The choices of each item of a list. */
  readonly options?: readonly SelectOption[] | undefined;
};

/**
 * Says in one sentence why a value typed on a port cannot be used; undefined when it can. Null is an unset
 * value: only a required port refuses it. Files are FileRefs; a single value on a list port is a list of one. `name` is
 * what the sentence calls the port.
 */
export function checkInput(
  port: InputPort,
  json: Json,
  name: Place = port.title,
): Sentence | undefined {
  const what = say('inputs.named', { name });
  if (json === null) return port.required ? say('inputs.required', { what }) : undefined;
  return checkShape(port, json, what);
}

/** Says why a value is not what a port or a branch of a union takes; `what` names the value. */
export function checkShape(
  { type, widget, limits = {} }: Pick<InputPort, 'type' | 'widget' | 'limits'>,
  json: Json,
  what: Place,
): Sentence | undefined {
  if (widget.kind === 'secret' && findSecretRef(json) !== undefined) return undefined;
  if (widget.kind === 'select') return checkChoice(what, widget.options, json);
  if (widget.kind === 'union') return checkUnion(what, widget.branches, json);
  if (limits.schema !== undefined) return checkInside(limits.schema, json, what);
  const options = widget.kind === 'list' ? widget.options : undefined;
  return checkType(type, json, { what: () => what, limits, options });
}

function checkUnion(
  what: Place,
  branches: readonly UnionBranch[],
  json: Json,
): Sentence | undefined {
  const faults = branches.map((branch) => checkShape(branch, json, what));
  if (faults.includes(undefined)) return undefined;
  // The branch of the value's own kind knows best what is wrong with it.
  const own = branches.findIndex(
    ({ type }) => checkType(type, json, { what: () => what, limits: {} }) === undefined,
  );
  const kinds = joined(
    'or',
    branches.map(({ label }) => label.toLowerCase()),
  );
  return faults[own] ?? say('inputs.noBranch', { what, value: shownJson(json), branches: kinds });
}

function checkType(type: PortType, json: Json, spot: Spot): Sentence | undefined {
  if (!isListType(type)) return checkItem(type, json, spot);
  const items: readonly Json[] = Array.isArray(json) ? json : [json];
  const { what, limits, options } = spot;
  const inner = { limits: limits.items ?? {}, options };
  for (const [index, item] of items.entries()) {
    const fault = checkType(type.list, item, {
      ...inner,
      what: () => say('inputs.item', { number: index + 1, list: what() }),
    });
    if (fault !== undefined) return fault;
  }
  return said(what(), lengthFault(items, limits));
}

function checkItem(type: ScalarType, json: Json, spot: Spot): Sentence | undefined {
  return spot.options === undefined
    ? checkScalar(type, json, spot)
    : checkChoice(spot.what(), spot.options, json);
}

function checkChoice(
  what: Place,
  options: readonly SelectOption[],
  json: Json,
): Sentence | undefined {
  return said(what, choiceFault(json, options));
}

function said(what: Place, fault: Sentence | undefined): Sentence | undefined {
  return fault === undefined ? undefined : say('inputs.fault', { what, fault });
}

function checkScalar(type: ScalarType, json: Json, spot: Spot): Sentence | undefined {
  if (type === 'text') {
    return typeof json === 'string'
      ? said(spot.what(), textFault(json, spot.limits))
      : wrong(spot, json, 'text');
  }
  if (type === 'integer' || type === 'number') return checkNumber(type, json, spot);
  if (type === 'boolean') {
    return typeof json === 'boolean' ? undefined : wrong(spot, json, 'boolean');
  }
  if (!isFileType(type) || isFileRef(json)) return undefined;
  return say('inputs.noFile', { what: spot.what() });
}

function checkNumber(type: 'integer' | 'number', json: Json, spot: Spot): Sentence | undefined {
  const isNumber = typeof json === 'number' && Number.isFinite(json);
  if (isNumber && (type === 'number' || Number.isInteger(json)))
    return said(spot.what(), rangeFault(json, spot.limits));
  return wrong(spot, json, type);
}

function wrong(
  { what }: Spot,
  json: Json,
  expected: 'text' | 'number' | 'integer' | 'boolean',
): Sentence {
  const type = say(`inputs.${expected}`);
  return say('inputs.fault', {
    what: what(),
    fault: say('inputs.wrongType', { type, value: shownJson(json) }),
  });
}

function isFileRef(json: Json): boolean {
  return isJsonObject(json) && typeof json['name'] === 'string';
}
