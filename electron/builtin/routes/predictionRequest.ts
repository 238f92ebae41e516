import type { BuiltinModel } from '../defineModel.ts';
import type { ListedModel } from '../ownModels/listedModel.ts';
import { invalid, Problem } from '../problem.ts';
import { parseJsonObject } from '../parseJsonObject.ts';
import { isRecord } from '../schema/json.ts';
import { parseWebhookOrder, type WebhookOrder } from '../webhooks/webhookOrder.ts';

interface PredictionRequestBody {
  readonly version: string | undefined;
  readonly input: Readonly<Record<string, unknown>>;
  readonly webhook: WebhookOrder | undefined;
}

const knownKeys = ['input', 'stream', 'webhook', 'webhook_events_filter'];

/** The body of a create. Unknown keys are refused. */
export function parsePredictionRequest(
  text: string,
  form: 'with-version' | 'without-version',
): PredictionRequestBody {
  const body = parseJsonObject(text);
  const { order, problems: webhookProblems } = parseWebhookOrder(body);
  const allowed = form === 'with-version' ? [...knownKeys, 'version'] : knownKeys;
  const unknown = Object.keys(body).filter((key) => !allowed.includes(key));
  const { version, input } = body;
  const problems = [
    ...unknown.map((key) => ({
      type: 'additional_property_not_allowed',
      field: key,
      description: `Additional property ${key} is not allowed`,
    })),
    ...(input === undefined ? [required('input')] : []),
    ...(form === 'with-version' && version === undefined ? [required('version')] : []),
    ...(input !== undefined && !isRecord(input) ? [wrongType('input', 'object')] : []),
    ...(version !== undefined && typeof version !== 'string'
      ? [wrongType('version', 'string')]
      : []),
    ...webhookProblems,
  ];
  if (problems.length > 0) throw invalid(problems);
  return {
    version: typeof version === 'string' ? version : undefined,
    input: isRecord(input) ? input : {},
    webhook: order,
  };
}

/** The model that a `version` names: `owner/name` for official ones, `owner/name:hash`, or the hash. */
export function findVersion(models: readonly ListedModel[], version: string): BuiltinModel {
  const [name, hash] = version.includes('/') ? version.split(':') : [undefined, version];
  const named = models.filter(
    (model) => name === undefined || name === `${model.owner}/${model.name}`,
  );
  const found =
    hash === undefined
      ? named.find(({ official }) => official)?.versions[0]
      : named.flatMap(({ versions }) => versions).find((each) => each.version === hash);
  if (found === undefined) throw invalidVersion();
  return found;
}

/** 422 for a version that does not exist. */
function invalidVersion(): Problem {
  return new Problem(422, {
    title: 'Invalid version or not permitted',
    detail:
      'The specified version does not exist (or perhaps you don’t have permission to use it?)',
  });
}

/** `owner/name` of the model that a create asks for, by its path or the version in its body; for faults, before anything is checked. */
export function findNamedModel(
  models: readonly ListedModel[],
  path: string,
  body: string,
): string | undefined {
  const found =
    models.find(
      ({ owner, name }) =>
        path.startsWith(`/v1/models/${owner}/${name}/`) &&
        /\/(?:predictions|trainings)$/.test(path),
    ) ??
    models.find(
      ({ owner, name, versions }) =>
        versions.some(({ version }) => body.includes(version)) ||
        body.includes(`"${owner}/${name}"`),
    );
  return found === undefined ? undefined : `${found.owner}/${found.name}`;
}

/** `Prefer: wait` or `wait=n` -> seconds, 1 to 60; other preferences do not count. */
export function parseWait(header: string | undefined): number | undefined {
  const match = /(?:^|[,;]\s*)wait(?:=(\d+))?\s*(?:[,;]|$)/.exec(header ?? '');
  if (match === null) return undefined;
  const seconds = match[1] === undefined ? 60 : Number(match[1]);
  if (seconds < 1 || seconds > 60) {
    throw new Problem(400, {
      title: 'Bad request',
      detail: 'The Prefer header must be wait=n with n from 1 to 60.',
    });
  }
  return seconds;
}

/** `Cancel-After: 90s | 5m | 1h30m45s | 30` -> milliseconds; at least 5 s. */
export function parseCancelAfter(header: string | undefined): number | undefined {
  if (header === undefined) return undefined;
  const match = /^(?:(\d+)h)?(?:(\d+)m)?(?:(\d+)s?)?$/.exec(header.trim());
  const [, hours = '0', minutes = '0', seconds = '0'] = match ?? [];
  const total = Number(hours) * 3600 + Number(minutes) * 60 + Number(seconds);
  if (match === null || total < 5) {
    throw new Problem(400, {
      title: 'Bad request',
      detail:
        'The Cancel-After header must be a duration such as 90s, 5m or 1h30m, of at least 5 seconds.',
    });
  }
  return total * 1000;
}

/** `created_after` and `created_before` of a list, in ms since 1970. */
export function parseWindow(query: URLSearchParams): {
  readonly after: number;
  readonly before: number;
} {
  const source = query.get('source');
  if (source !== null && source !== 'web') {
    throw new Problem(400, { title: 'Bad request', detail: 'source must be web.' });
  }
  const time = (name: string, otherwise: number): number => {
    const text = query.get(name);
    const value = text === null ? otherwise : Date.parse(text);
    if (!Number.isNaN(value)) return value;
    throw new Problem(400, {
      title: 'Bad request',
      detail: `${name} must be a time such as 2026-01-31T12:00:00Z.`,
    });
  };
  return {
    after: time('created_after', Number.NEGATIVE_INFINITY),
    before: time('created_before', Number.POSITIVE_INFINITY),
  };
}

function required(field: string): { type: string; field: string; description: string } {
  return { type: 'required', field, description: `${field} is required` };
}

function wrongType(
  field: string,
  type: string,
): { type: string; field: string; description: string } {
  return { type: 'invalid_type', field, description: `Must be of type ${type}` };
}
