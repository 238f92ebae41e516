import { isJsonObject, type Json, type JsonObject } from '../domain/json.ts';
import { listFault } from './faults/listFault.ts';
import { objectFault } from './faults/objectFault.ts';
import { scalarFault } from './faults/scalarFault.ts';
import { shownJson } from './faults/shownJson.ts';
import { firstFault, type CheckPart, type Fault, type Spot } from './faults/fault.ts';
import { say } from '../sentences/say.ts';
import { findRef } from './resolveSchema.ts';
import { partsOf } from './schemaText.ts';

/** What a few words of a schema have against a value. */
type Rule = (schema: JsonObject, json: Json, at: Spot) => Fault | undefined;

/** More checks than this would take a moment: the model has the last word. */
const mostChecks = 50_000;
const maxDepth = 200;

/**
 * What is wrong with a value by a JSON schema that stands alone, in the words of draft 2020-12 that decide it; undefined
 * where it is right. Ends soon whatever the schema is: it may come from a stranger.
 */
export function findFault(schema: JsonObject, json: Json): Fault | undefined {
  const budget = { left: mostChecks };

  const check: CheckPart = (part, value, spot) => {
    budget.left -= 1;
    if (spot.depth > maxDepth) budget.left = -1;
    if (budget.left < 0) return undefined;
    if (part === false) return { path: spot.path, sentence: say('inputs.unknownName') };
    if (!isJsonObject(part)) return undefined;
    const at = { ...spot, depth: spot.depth + 1 };
    return firstFault(rules, (rule) => rule(part, value, at));
  };

  const ownFault: Rule = (part, value, at) => {
    const sentence = scalarFault(part, value);
    return sentence === undefined ? undefined : { path: at.path, sentence };
  };

  const refFault: Rule = ({ $ref }, value, at) =>
    typeof $ref === 'string' ? check(findRef($ref, schema) ?? true, value, at) : undefined;

  const unionFault = (
    union: Json | undefined,
    value: Json,
    { isExclusive = false, ...at }: Spot & { readonly isExclusive?: boolean },
  ): Fault | undefined => {
    const branches = partsOf(union);
    if (branches.length === 0) return undefined;
    const faults = branches.map((branch) => check(branch, value, at));
    const fitting = faults.filter((fault) => fault === undefined).length;
    if (fitting === 1 || (fitting > 1 && !isExclusive)) return undefined;
    const sentence =
      fitting > 1 ? say('inputs.twoWays') : say('inputs.noKind', { value: shownJson(value) });
    return (fitting === 0 ? nearest(branches, faults) : undefined) ?? { path: at.path, sentence };
  };

  const notFault: Rule = ({ not }, value, at) =>
    not === undefined || check(not, value, at) !== undefined
      ? undefined
      : { path: at.path, sentence: say('inputs.ruledOut', { value: shownJson(value) }) };

  const ifFault: Rule = (part, value, at) => {
    if (part['if'] === undefined) return undefined;
    const next = check(part['if'], value, at) === undefined ? part['then'] : part['else'];
    return next === undefined ? undefined : check(next, value, at);
  };

  const rules: readonly Rule[] = [
    ownFault,
    refFault,
    (part, value, at) => listFault(part, value, { at, check }),
    (part, value, at) => objectFault(part, value, { at, check }),
    ({ allOf }, value, at) => firstFault(partsOf(allOf), (each) => check(each, value, at)),
    ({ anyOf }, value, at) => unionFault(anyOf, value, at),
    ({ oneOf }, value, at) => unionFault(oneOf, value, { ...at, isExclusive: true }),
    notFault,
    ifFault,
  ];

  const fault = check(schema, json, { path: [], depth: 0 });
  return budget.left < 0 ? undefined : fault;
}

/** Of the kinds that a value could be, what keeps it from the one that it comes nearest to. */
function nearest(
  branches: readonly Json[],
  faults: readonly (Fault | undefined)[],
): Fault | undefined {
  const real = faults.filter((_, index) => {
    const branch = branches[index];
    return !(isJsonObject(branch) && branch['type'] === 'null');
  });
  if (real.length === 1) return real[0];
  const [deepest, next] = real
    .filter((fault) => fault !== undefined)
    .toSorted((a, b) => b.path.length - a.path.length);
  return deepest !== undefined && deepest.path.length > (next?.path.length ?? 0)
    ? deepest
    : undefined;
}
