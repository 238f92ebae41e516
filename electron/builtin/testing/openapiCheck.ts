import { Ajv2020 } from 'ajv/dist/2020.js';
import addFormats from 'ajv-formats';
import { isRecord } from '../schema/json.ts';

/** An answer as it came over HTTP. */
export interface SeenAnswer {
  readonly method: string;
  /** Below the base URL, without the query. */
  readonly path: string;
  readonly status: number;
  readonly contentType: string;
  readonly body: unknown;
}

/** Checks answers against an OpenAPI document. */
export interface OpenapiCheck {
  /** What is wrong with the answer; nothing means that it fits. */
  readonly problemsOf: (answer: SeenAnswer) => readonly string[];
  /** `operationId status` of all answers so far that the document describes. */
  readonly seen: () => readonly string[];
}

/** Makes the check. Statuses that the document does not describe must be problem details (RFC 9457). */
export function createOpenapiCheck(document: unknown): OpenapiCheck {
  const ajv = new Ajv2020({ strict: false, allErrors: true });
  addFormats.default(ajv);
  ajv.addSchema(withoutOneOf(document), 'api');
  const seen = new Set<string>();
  return {
    seen: () => [...seen].sort(),
    problemsOf(answer) {
      const path = findPath(at(document, ['paths']), answer.path);
      const method = answer.method.toLowerCase();
      const operation = at(document, ['paths', path ?? '', method]);
      if (path === undefined || !isRecord(operation)) return [`no operation for ${answer.path}`];
      const status = String(answer.status);
      const described = at(operation, ['responses', status]);
      if (!isRecord(described)) return undescribed(answer);
      seen.add(`${String(operation['operationId'])} ${status}`);
      const [type] = answer.contentType.split(';');
      const content = at(described, ['content']);
      if (!isRecord(content)) return [];
      if (type === undefined || !(type in content)) return [`content type ${answer.contentType}`];
      const pointer = ['paths', path, method, 'responses', status, 'content', type, 'schema'];
      const check = ajv.compile({ $ref: `api#/${pointer.map(escapePointer).join('/')}` });
      if (type === 'application/octet-stream' || check(answer.body)) return [];
      return (check.errors ?? []).map((error) => `${error.instancePath} ${error.message ?? ''}`);
    },
  };
}

function undescribed(answer: SeenAnswer): readonly string[] {
  const { body, contentType, status } = answer;
  if (status < 400) return [`status ${status} is not in the document`];
  if (!contentType.startsWith('application/problem+json')) return [`content type ${contentType}`];
  const isProblem =
    isRecord(body) &&
    typeof body['title'] === 'string' &&
    typeof body['detail'] === 'string' &&
    body['status'] === status;
  return isProblem ? [] : ['not problem details'];
}

function findPath(paths: unknown, path: string): string | undefined {
  const parts = path.split('/');
  const fitting = Object.keys(isRecord(paths) ? paths : {}).filter((template) => {
    const wanted = template.split('/');
    if (wanted.length !== parts.length) return false;
    return wanted.every((part, index) => part.startsWith('{') || part === parts[index]);
  });
  return fitting.sort((a, b) => a.split('{').length - b.split('{').length)[0];
}

/** The document says oneOf [any string, "hidden"] for versions: "hidden" fits both, so oneOf would refuse what it means to allow. */
function withoutOneOf(value: unknown): object {
  const text = JSON.stringify(value, (_key, item: unknown) => {
    if (!isRecord(item) || !('oneOf' in item)) return item;
    const { oneOf, ...rest } = item;
    return { ...rest, anyOf: oneOf };
  });
  const copy: unknown = JSON.parse(text);
  return isRecord(copy) ? copy : {};
}

function at(value: unknown, path: readonly string[]): unknown {
  return path.reduce<unknown>((found, key) => (isRecord(found) ? found[key] : undefined), value);
}

function escapePointer(part: string): string {
  return encodeURIComponent(part.replaceAll('~', '~0').replaceAll('/', '~1'));
}
