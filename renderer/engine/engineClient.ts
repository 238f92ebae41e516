import type { ContractRouterClient } from '@orpc/contract';
import type { contract } from '../../shared/api/contract.ts';

/** The engine as the renderer sees it: the contract's procedures over a wire. */
export type EngineClient = ContractRouterClient<typeof contract>;
