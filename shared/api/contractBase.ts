import { oc, type } from '@orpc/contract';
import type { Failure } from '../domain/failure.ts';

/** Every procedure may fail with FAILURE, whose data is the Failure that happened. */
export const contractBase = oc.errors({ FAILURE: { data: type<Failure>() } });
