import type { JsonObject } from '../../domain/json.ts';

/** One step of the file format: pure, from version `from` to `from + 1`. It never changes what it is given. */
export type Migration = {
  readonly from: number;
  /** What changed, in one sentence. */
  readonly title: string;
  /** Gives the file's JSON in the next version; the frame sets the `version` key. */
  readonly migrate: (file: JsonObject) => JsonObject;
};

/** Gives the list back, or throws a RangeError unless it leads from 1 to `version` without a gap. */
export function checkMigrations(list: readonly Migration[], version: number): readonly Migration[] {
  const numbers = list.map((migration) => migration.from).join(', ');
  const expected = Array.from({ length: version - 1 }, (_, index) => index + 1).join(', ');
  if (numbers === expected) return list;
  throw new RangeError(
    `Migrations to format ${version} must start at [${expected}], but start at [${numbers}].`,
  );
}

/** Brings a file's JSON from version `from` up to the end of the list. Throws what a migration throws. */
export function applyMigrations(
  list: readonly Migration[],
  file: JsonObject,
  from: number,
): JsonObject {
  const steps = list.filter((migration) => migration.from >= from);
  return steps.reduce((json, step) => ({ ...step.migrate(json), version: step.from + 1 }), file);
}
