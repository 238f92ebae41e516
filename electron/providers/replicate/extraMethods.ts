import type { ApiCall } from './http/apiCall.ts';

type Method = ApiCall<unknown>['method'];

// The type of the HTTP core does not list these two yet; its transport sends any method.
export const patch = 'PATCH' as string as Method;
export const query = 'QUERY' as string as Method;
