import { isJsonObject, type Json } from './json.ts';

/** A secret input's value in a pipeline: the name of a secret that is kept outside it. */
export type SecretRef = { readonly secret: string };

const nameForm = /^[A-Za-z0-9][A-Za-z0-9._-]{0,63}$/;

/** Says whether a text can name a secret: 1 to 64 letters, digits, ".", "_" or "-", a letter or digit first. */
export function isSecretName(text: string): boolean {
  return nameForm.test(text);
}

/** The reference that a typed value is, if it is one. */
export function findSecretRef(json: Json | undefined): SecretRef | undefined {
  if (!isJsonObject(json)) return undefined;
  const { secret, ...rest } = json;
  if (typeof secret !== 'string' || !isSecretName(secret)) return undefined;
  return Object.keys(rest).length === 0 ? { secret } : undefined;
}
