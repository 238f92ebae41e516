import type { Json } from '../../../shared/domain/json.ts';
import type { UnionBranch } from '../../../shared/domain/ports.ts';
import { checkShape } from '../../../shared/models/checkInputs.ts';
import { hasType } from '../../../shared/models/inputWidget.ts';

/** Which kind of a union a value is: one of its very type that takes it, else one that takes it as a list of one would, else one of its type, else the first. */
export function kindOf(
  branches: readonly UnionBranch[],
  value: Json | undefined,
): UnionBranch | undefined {
  const [first] = branches;
  if (value === undefined) return first;
  const takes = branches.filter((branch) => checkShape(branch, value, '') === undefined);
  const own = branches.filter(({ type }) => hasType(value, type));
  return own.find((branch) => takes.includes(branch)) ?? takes[0] ?? own[0] ?? first;
}
