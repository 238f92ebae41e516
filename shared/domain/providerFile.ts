/** A file uploaded to the provider; `url` may be an input. `size` is in bytes. */
export type ProviderFile = {
  readonly id: string;
  readonly name: string | null;
  readonly mediaType: string;
  readonly size: number;
  readonly sha256: string | null;
  readonly url: string;
  readonly createdAt: string | null;
  readonly expiresAt: string | null;
};

/** A link to an uploaded file that needs no token: `expiry` is in seconds since 1970, `signature` is base64. */
export type SignedFile = {
  readonly id: string;
  readonly owner: string;
  readonly expiry: number;
  readonly signature: string;
};
