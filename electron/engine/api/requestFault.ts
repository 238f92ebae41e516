/** What a schema says of a value that it does not take; the fields that matter here, as zod names them. */
export type Issue = {
  readonly code?: unknown;
  readonly message: string;
  readonly path?: readonly PropertyKey[];
  readonly origin?: unknown;
  readonly expected?: unknown;
  readonly minimum?: unknown;
  readonly maximum?: unknown;
  readonly values?: unknown;
  readonly keys?: unknown;
  readonly errors?: unknown;
};

/** Says in one sentence which value of a request cannot be used, and what it takes instead. */
export function requestFault(issue: Issue): string {
  const place = issue.path?.map(String).join('.') ?? '';
  const what = place === '' ? 'The request' : `The value "${place}" of the request`;
  return `${what} cannot be used: ${whyNot(issue)}.`;
}

function whyNot(issue: Issue): string {
  switch (issue.code) {
    case 'invalid_type':
      return whyNoType(issue);
    case 'invalid_value':
      return `it takes only ${listOf(issue.values)}`;
    case 'too_small':
      return atLeast(issue);
    case 'too_big':
      return atMost(issue);
    case 'unrecognized_keys':
      return `nothing here takes ${listOf(issue.keys)}`;
    case 'invalid_union':
      return whyNoneOf(issue);
    default:
      // The words of the contract.
      return issue.message;
  }
}

/** Each form that a union takes, where it is the value itself that has none of them. */
function whyNoneOf({ errors }: Issue): string {
  const forms = Array.isArray(errors) ? (errors as readonly (readonly Issue[])[]) : [];
  const reasons = forms.flatMap((issues) => issues.slice(0, 1));
  if (reasons.length === 0 || reasons.some(({ path = [] }) => path.length > 0))
    return 'it has none of the forms that are taken here';
  return reasons.map(whyNot).join(', or ').replaceAll(', or it takes', ', or');
}

const types: { readonly [expected: string]: string } = {
  number: 'a number',
  int: 'a whole number',
  string: 'a text',
  boolean: 'true or false',
  array: 'a list',
  object: 'an object',
  record: 'an object',
};

function whyNoType({ expected, message }: Issue): string {
  const wanted = types[String(expected)] ?? `"${String(expected)}"`;
  // A schema keeps what it got to itself, but for its words.
  return message.endsWith('received undefined')
    ? `it is missing, and takes ${wanted}`
    : `it takes ${wanted}`;
}

function atLeast({ origin, minimum }: Issue): string {
  const least = String(minimum);
  if (origin === 'string')
    return least === '1' ? 'it is empty' : `it takes ${least} characters at least`;
  if (origin === 'array') return least === '1' ? 'it is empty' : `it takes ${least} items at least`;
  return `it takes ${least} at least`;
}

function atMost({ origin, maximum }: Issue): string {
  const most = String(maximum);
  if (origin === 'string') return `it takes ${most} characters at most`;
  return origin === 'array' ? `it takes ${most} items at most` : `it takes ${most} at most`;
}

function listOf(values: unknown): string {
  return Array.isArray(values) ? values.map((value) => JSON.stringify(value)).join(', ') : '';
}
