/** One input that a 422 complains about; `field` is `input.width` or a top-level key. */
export interface InvalidField {
  readonly type: string;
  readonly field: string;
  readonly description: string;
}

/** A refusal as RFC 7807 problem details: thrown by a route, answered as application/problem+json. */
export class Problem extends Error {
  override readonly name = 'Problem';
  readonly status: number;
  readonly title: string;
  readonly detail: string;
  readonly invalidFields: readonly InvalidField[];

  constructor(
    status: number,
    text: { readonly title: string; readonly detail: string },
    invalidFields: readonly InvalidField[] = [],
  ) {
    super(text.detail);
    this.status = status;
    this.title = text.title;
    this.detail = text.detail;
    this.invalidFields = invalidFields;
  }
}

/** 404 with the usual title. */
export function notFound(detail: string): Problem {
  return new Problem(404, { title: 'Not found', detail });
}

/** 422 for inputs or keys that are wrong. */
export function invalid(fields: readonly InvalidField[]): Problem {
  const detail = fields.map(({ field, description }) => `- ${field}: ${description}`).join('\n');
  return new Problem(422, { title: 'Input validation failed', detail: `${detail}\n` }, fields);
}

/** 403 for what is not allowed to the user. */
export function forbidden(detail: string): Problem {
  return new Problem(403, { title: 'Permission denied', detail });
}
