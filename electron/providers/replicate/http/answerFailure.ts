import type { Failure } from '../../../../shared/domain/failure.ts';
import type { Problem } from './problem.ts';

/** A refused request: who refused, what was wanted ("read the model a/b") and what the answer said. */
export type Refusal = {
  readonly provider: string;
  readonly what: string;
  readonly status: number;
  readonly problem: Problem;
  readonly retryAfterMs: number | undefined;
  readonly tokenVariable: string;
};

/** The failure that a non-2xx answer means (replicate-api.md section 9). */
export function answerFailure(refusal: Refusal): Failure {
  const { provider, what, status, problem, retryAfterMs } = refusal;
  if (status === 429 || status >= 500 || status === 408) {
    const said = status === 429 ? 'asks to slow down' : `is out of order just now (${status})`;
    return {
      kind: 'provider-unavailable',
      message: `${provider} ${said} and could not ${what}${because(problem)}: wait a moment and try again.`,
      ...(retryAfterMs === undefined ? {} : { retryAfterMs }),
    };
  }
  switch (status) {
    case 401:
      return {
        kind: 'unauthorized',
        message: `${provider} did not accept the API token${because(problem)}: enter a valid one in Settings, or set ${refusal.tokenVariable}.`,
      };
    case 402:
      return {
        kind: 'payment-required',
        message: `${provider} wants payment before it can ${what}${because(problem)}: add credit to your account there, wait a few minutes and run again.`,
      };
    case 404:
    case 410:
      return {
        kind: 'not-found',
        message: `${provider} could not ${what}${because(problem)}: it does not exist there or was removed, so check the name.`,
      };
    default:
      return {
        kind: 'provider-rejected',
        status,
        fields: problem.fields,
        message: `${provider} refused to ${what} (${status})${because(problem)}: ${advice(refusal)}.`,
      };
  }
}

function because({ title, detail, fields }: Problem): string {
  const [first] = fields;
  if (first !== undefined)
    return `, since ${first.field || 'a value'}: ${stripEnd(first.description)}`;
  const said = detail ?? title;
  return said === undefined ? '' : `, saying "${stripEnd(said)}"`;
}

function stripEnd(text: string): string {
  return text.replace(/^-\s*/, '').replace(/[\s.:]+$/, '');
}

function advice({ status, problem }: Refusal): string {
  if (status === 413 || (status === 400 && /EOF|too large/i.test(problem.detail ?? ''))) {
    return 'it is too large, so upload a smaller file (up to 100 MB)';
  }
  if (status === 403) return 'check that your account may do this';
  if (status >= 300 && status < 400) return 'check the provider address in Settings';
  if (status === 422 && /version/i.test(problem.detail ?? '')) {
    return 'choose another version of the model';
  }
  return problem.fields.length > 0
    ? 'correct this input and run again'
    : 'check the inputs and run again';
}
