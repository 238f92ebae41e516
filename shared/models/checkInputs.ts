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
import { findSecretRef } from '../domain/secretRef.ts';
import { checkInside } from './checkInside.ts';
import { choiceFault } from './faults/choiceFault.ts';
import { lengthFault } from './faults/lengthFault.ts';
import { rangeFault } from './faults/rangeFault.ts';
import { shownJson } from './faults/shownJson.ts';
import { textFault } from './faults/textFault.ts';

type Spot = {
  /** How messages name the value: `"Width"`, or `Item 2 of "Images"`. */
  readonly what: string;
  readonly limits: Limits;
  /** The choices of each item of a list. */
  readonly options?: readonly SelectOption[] | undefined;
};

/**
 * Says in one sentence why a value typed on a port cannot be used; undefined when it can. Null is an unset
 * value: only a required port refuses it. Files are FileRefs; a single value on a list port is a list of one.
 */
export function checkInput(port: InputPort, json: Json): string | undefined {
  const what = `"${port.title}"`;
  if (json === null)
    return port.required ? `${what} is required: enter a value or connect one.` : undefined;
  return checkShape(port, json, what);
}

/** Says why a value is not what a port or a branch of a union takes; `what` names the value. */
export function checkShape(
  { type, widget, limits = {} }: Pick<InputPort, 'type' | 'widget' | 'limits'>,
  json: Json,
  what: string,
): string | undefined {
  if (widget.kind === 'secret' && findSecretRef(json) !== undefined) return undefined;
  if (widget.kind === 'select') return checkChoice(what, widget.options, json);
  if (widget.kind === 'union') return checkUnion(what, widget.branches, json);
  if (limits.schema !== undefined) return checkInside(limits.schema, json, what);
  const options = widget.kind === 'list' ? widget.options : undefined;
  return checkType(type, json, { what, limits, options });
}

function checkUnion(
  what: string,
  branches: readonly UnionBranch[],
  json: Json,
): string | undefined {
  const faults = branches.map((branch) => checkShape(branch, json, what));
  if (faults.includes(undefined)) return undefined;
  // The branch of the value's own kind knows best what is wrong with it.
  const own = branches.findIndex(
    ({ type }) => checkType(type, json, { what, limits: {} }) === undefined,
  );
  const labels = branches.map(({ label }) => label.toLowerCase()).join(' or ');
  return faults[own] ?? `${what} cannot be ${shownJson(json)}: enter ${labels}.`;
}

function checkType(type: PortType, json: Json, spot: Spot): string | undefined {
  if (!isListType(type)) return checkItem(type, json, spot);
  const items: readonly Json[] = Array.isArray(json) ? json : [json];
  const { what, limits, options } = spot;
  const inner = { limits: limits.items ?? {}, options };
  for (const [index, item] of items.entries()) {
    const fault = checkType(type.list, item, { ...inner, what: `Item ${index + 1} of ${what}` });
    if (fault !== undefined) return fault;
  }
  return said(what, lengthFault(items, limits));
}

function checkItem(type: ScalarType, json: Json, spot: Spot): string | undefined {
  return spot.options === undefined
    ? checkScalar(type, json, spot)
    : checkChoice(spot.what, spot.options, json);
}

function checkChoice(
  what: string,
  options: readonly SelectOption[],
  json: Json,
): string | undefined {
  return said(what, choiceFault(json, options));
}

function said(what: string, fault: string | undefined): string | undefined {
  return fault === undefined ? undefined : `${what} ${fault}`;
}

function checkScalar(type: ScalarType, json: Json, spot: Spot): string | undefined {
  if (type === 'text') {
    return typeof json === 'string'
      ? said(spot.what, textFault(json, spot.limits))
      : wrong(spot, json, 'text');
  }
  if (type === 'integer' || type === 'number') return checkNumber(type, json, spot);
  if (type === 'boolean') {
    return typeof json === 'boolean' ? undefined : wrong(spot, json, 'true or false');
  }
  if (!isFileType(type) || isFileRef(json)) return undefined;
  return `${spot.what} must be a file: choose one or drop it there.`;
}

function checkNumber(type: 'integer' | 'number', json: Json, spot: Spot): string | undefined {
  const isNumber = typeof json === 'number' && Number.isFinite(json);
  if (isNumber && (type === 'number' || Number.isInteger(json)))
    return said(spot.what, rangeFault(json, spot.limits));
  return wrong(spot, json, type === 'integer' ? 'a whole number' : 'a number');
}

function wrong(spot: Spot, json: Json, expected: string): string {
  return `${spot.what} must be ${expected}, but is ${shownJson(json)}: enter ${expected}.`;
}

function isFileRef(json: Json): boolean {
  return isJsonObject(json) && typeof json['name'] === 'string';
}
