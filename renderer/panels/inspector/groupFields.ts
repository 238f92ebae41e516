import type { Field } from '../../../shared/domain/ports.ts';

/** Fields as the inspector shows them: in sight, folded away, and no longer meant to be used. */
export type FieldGroups<F extends Field> = {
  readonly main: readonly F[];
  readonly advanced: readonly F[];
  readonly deprecated: readonly F[];
};

/** Sorts fields into groups, their order kept. A deprecated field that is in use stays in sight. */
export function groupFields<F extends Field>(
  fields: readonly F[],
  inUse: (field: F) => boolean,
): FieldGroups<F> {
  const isDeprecated = (field: F): boolean => field.deprecated === true && !inUse(field);
  const isAdvanced = (field: F): boolean => field.advanced === true && field.deprecated !== true;
  return {
    main: fields.filter((field) => !isDeprecated(field) && !isAdvanced(field)),
    advanced: fields.filter((field) => !isDeprecated(field) && isAdvanced(field)),
    deprecated: fields.filter(isDeprecated),
  };
}
