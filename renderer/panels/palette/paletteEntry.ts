import { cogHostOf, type ModelSummary } from '../../../shared/domain/model.ts';
import type { Reference } from '../../../shared/models/reference.ts';
import type { NodeType } from '../../../shared/nodes/defineNode.ts';
import { t } from '../../messages/t.ts';

/** One thing that the palette offers. */
export type PaletteEntry =
  | { readonly kind: 'node'; readonly id: string; readonly type: NodeType }
  | {
      readonly kind: 'model';
      readonly id: string;
      readonly provider: string;
      readonly summary: ModelSummary;
    }
  | {
      readonly kind: 'deployment';
      readonly id: string;
      readonly provider: string;
      /** `owner/name`. */
      readonly deployment: string;
      /** The model it runs, empty where that is not known. */
      readonly model: string;
    }
  /** What was pasted or typed by name or address. */
  | { readonly kind: 'reference'; readonly id: string; readonly reference: Reference };

/** Entries under one heading, and what stands in their place while there are none. */
export type PaletteGroup = {
  readonly id: string;
  readonly heading: string;
  readonly entries: readonly PaletteEntry[];
  readonly status: 'ready' | 'loading' | 'no-token' | { readonly error: string };
};

/** A provider as people know it. */
export function providerTitle(provider: string): string {
  if (provider === 'builtin') return t('palette.paletteEntry.built');
  if (provider === 'lowcodeapi') return 'LowCodeAPI';
  if (provider === 'replicate') return 'Replicate';
  const host = cogHostOf(provider);
  return host === undefined ? provider : t('palette.paletteEntry.cog', { host });
}
