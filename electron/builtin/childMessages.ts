import { isRecord } from './schema/json.ts';

/** What the parent tells the child once it runs. The token travels only here: arguments can be read by every user of the computer. */
export interface StartMessage {
  readonly kind: 'start';
  readonly token: string;
  readonly storageDir: string;
  readonly adminRoutes: boolean;
  readonly coldStartMs: number;
}

/** What the child answers. */
export type ChildMessage =
  | { readonly kind: 'hello' }
  | { readonly kind: 'ready'; readonly baseUrl: string }
  | { readonly kind: 'failed'; readonly reason: string };

/** Reads a message of the parent; undefined when it is none. */
export function parseStartMessage(value: unknown): StartMessage | undefined {
  if (!isRecord(value) || value['kind'] !== 'start') return undefined;
  const { token, storageDir, adminRoutes, coldStartMs } = value;
  if (typeof token !== 'string' || typeof storageDir !== 'string') return undefined;
  return {
    kind: 'start',
    token,
    storageDir,
    adminRoutes: adminRoutes === true,
    coldStartMs: typeof coldStartMs === 'number' ? coldStartMs : 0,
  };
}

/** Reads a message of the child; undefined when it is none. */
export function parseChildMessage(value: unknown): ChildMessage | undefined {
  if (!isRecord(value)) return undefined;
  const { kind, baseUrl, reason } = value;
  if (kind === 'hello') return { kind };
  if (kind === 'ready' && typeof baseUrl === 'string') return { kind, baseUrl };
  if (kind === 'failed' && typeof reason === 'string') return { kind, reason };
  return undefined;
}
