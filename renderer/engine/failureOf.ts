import { ORPCError } from '@orpc/client';
import { toFailure, type Failure } from '../../shared/domain/failure.ts';
import { t } from '../messages/t.ts';
import { shownSentence } from '../messages/shownSentence.ts';

/** The failure behind anything an engine call threw, in the language that is shown; a lost connection says so. */
export function failureOf(error: unknown): Failure {
  if (error instanceof ORPCError) return fromRpc(error.code, error.data, error.message);
  return shown(toFailure(error));
}

function fromRpc(code: string, data: unknown, message: string): Failure {
  if (code === 'FAILURE' && isFailure(data)) return shown(data);
  return { kind: 'unexpected', message: t('engine.failureOf.patchbayCouldNot', { message }) };
}

function shown(failure: Failure): Failure {
  return { ...failure, message: shownSentence(failure) };
}

function isFailure(data: unknown): data is Failure {
  return typeof data === 'object' && data !== null && 'kind' in data && 'message' in data;
}
