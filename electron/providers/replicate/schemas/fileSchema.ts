import { z } from 'zod';
import type { ProviderFile } from '../../provider.ts';
import { textOrNull } from './jsonSchema.ts';

/** An uploaded file as the Files API gives it. */
export const fileSchema: z.ZodType<ProviderFile> = z
  .object({
    id: z.string().min(1),
    name: textOrNull,
    content_type: z.string().catch('application/octet-stream'),
    size: z.number().nonnegative(),
    checksums: z.object({ sha256: textOrNull }).catch({ sha256: null }),
    created_at: textOrNull,
    expires_at: textOrNull,
    urls: z.object({ get: z.string().min(1) }),
  })
  .transform((raw) => ({
    id: raw.id,
    name: raw.name,
    mediaType: raw.content_type,
    size: raw.size,
    sha256: raw.checksums.sha256,
    url: raw.urls.get,
    createdAt: raw.created_at,
    expiresAt: raw.expires_at,
  }));
