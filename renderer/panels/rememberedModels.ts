const key = 'patchbay.manage.models';
const most = 50;

/** Models that were opened or created here, by connection: no listing of a provider has private ones. */
export function rememberedModels(
  storage: Pick<Storage, 'getItem'>,
  provider: string,
): readonly string[] {
  const names = readAll(storage)[provider];
  return Array.isArray(names) ? names.filter((name) => typeof name === 'string') : [];
}

/** Puts a model, `owner/name`, at the top of those that are remembered. */
export function rememberModel(
  storage: Pick<Storage, 'getItem' | 'setItem'>,
  provider: string,
  model: string,
): void {
  const others = rememberedModels(storage, provider).filter((name) => name !== model);
  keep(storage, provider, [model, ...others].slice(0, most));
}

/** Forgets a model that is gone. */
export function forgetModel(
  storage: Pick<Storage, 'getItem' | 'setItem'>,
  provider: string,
  model: string,
): void {
  const left = rememberedModels(storage, provider).filter((name) => name !== model);
  keep(storage, provider, left);
}

function keep(
  storage: Pick<Storage, 'getItem' | 'setItem'>,
  provider: string,
  names: readonly string[],
): void {
  storage.setItem(key, JSON.stringify({ ...readAll(storage), [provider]: names }));
}

function readAll(storage: Pick<Storage, 'getItem'>): { readonly [provider: string]: unknown } {
  try {
    const saved: unknown = JSON.parse(storage.getItem(key) ?? '{}');
    return typeof saved === 'object' && saved !== null ? { ...saved } : {};
  } catch {
    return {};
  }
}
