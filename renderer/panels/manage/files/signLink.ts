import type { ProviderFile, SignedFile } from '../../../../shared/domain/providerFile.ts';

/** Seconds that a link which is made for one download stays good. */
const linkSeconds = 600;

type Signing = {
  /** The signing secret of the Files API; it is used here and kept nowhere. */
  readonly secret: string;
  readonly owner: string;
  /** In milliseconds since 1970. */
  readonly now: number;
};

/** Makes a signed link to an uploaded file: HMAC-SHA256 of `owner id expiry`, base64 (replicate-api.md section 2). */
export async function signLink(
  { id }: Pick<ProviderFile, 'id'>,
  { secret, owner, now }: Signing,
): Promise<SignedFile> {
  const expiry = Math.floor(now / 1000) + linkSeconds;
  const algorithm = { name: 'HMAC', hash: 'SHA-256' };
  const bytes = new TextEncoder();
  const key = await crypto.subtle.importKey('raw', bytes.encode(secret), algorithm, false, [
    'sign',
  ]);
  const signed = await crypto.subtle.sign('HMAC', key, bytes.encode(`${owner} ${id} ${expiry}`));
  return { id, owner, expiry, signature: btoa(String.fromCharCode(...new Uint8Array(signed))) };
}
