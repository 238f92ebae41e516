import { ORPCError } from '@orpc/client';
import { toFailure, type Failure } from '../../shared/domain/failure.ts';
import { t } from '../messages/t.ts';

/** The failure behind anything an engine call threw; a lost connection says so. */
export function failureOf(error: unknown): Failure {
  if (error instanceof ORPCError) return fromRpc(error.code, error.data, error.message);
  return toFailure(error);
}

function fromRpc(code: string, data: unknown, message: string): Failure {
  if (code === 'FAILURE' && isFailure(data)) return data;
  return { kind: 'unexpected', message: t('engine.failureOf.patchbayCouldNot', { message }) };
}

function isFailure(data: unknown): data is Failure {
  return typeof data === 'object' && data !== null && 'kind' in data && 'message' in data;
}
