import type { Failure } from '../../../../shared/domain/failure.ts';
import type { Place, Sentence } from '../../../../shared/domain/sentence.ts';
import { say } from '../../../../shared/sentences/say.ts';
import type { Problem } from './problem.ts';

/** A refused request: who refused, what was wanted ("read the model a/b") and what the answer said. */
export type Refusal = {
  readonly provider: Place;
  readonly what: Sentence;
  readonly status: number;
  readonly problem: Problem;
  readonly retryAfterMs: number | undefined;
  readonly tokenVariable: string;
};

/** The failure that a non-2xx answer means (replicate-api.md section 9). */
export function answerFailure(refusal: Refusal): Failure {
  const { provider, what, status, problem, retryAfterMs, tokenVariable: variable } = refusal;
  const told = { provider, what, saying: saying(problem) };
  if (status === 429 || status >= 500 || status === 408) {
    return {
      kind: 'provider-unavailable',
      ...(status === 429
        ? say('providers.slowDown', told)
        : say('providers.outOfOrder', { ...told, status })),
      ...(retryAfterMs === undefined ? {} : { retryAfterMs }),
    };
  }
  switch (status) {
    case 401: {
      const { what: _, ...rest } = told;
      return { kind: 'unauthorized', ...say('providers.badToken', { ...rest, variable }) };
    }
    case 402:
      return { kind: 'payment-required', ...say('providers.wantsPayment', told) };
    case 404:
    case 410:
      return { kind: 'not-found', ...say('providers.notThere', told) };
    default:
      return {
        kind: 'provider-rejected',
        status,
        fields: problem.fields,
        ...say('providers.refused', { ...told, status, advice: advice(refusal) }),
      };
  }
}

/** What the answer says itself, as it follows the sentence; nothing where it says nothing. */
function saying({ title, detail, fields }: Problem): Sentence | '' {
  const [first] = fields;
  if (first !== undefined)
    return say('providers.since', {
      field: first.field || say('providers.aValue'),
      text: stripEnd(first.description),
    });
  const said = detail ?? title;
  return said === undefined ? '' : say('providers.saying', { text: stripEnd(said) });
}

function stripEnd(text: string): string {
  return text.replace(/^-\s*/, '').replace(/[\s.:]+$/, '');
}

function advice({ status, problem }: Refusal): Sentence {
  if (status === 413 || (status === 400 && /EOF|too large/i.test(problem.detail ?? '')))
    return say('providers.smallerFile');
  if (status === 403) return say('providers.mayYou');
  if (status >= 300 && status < 400) return say('providers.checkAddress');
  if (status === 422 && /version/i.test(problem.detail ?? '')) return say('providers.otherVersion');
  return problem.fields.length > 0 ? say('providers.correctInput') : say('providers.checkInputs');
}
