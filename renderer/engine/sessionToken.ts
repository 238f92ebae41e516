type Place = {
  readonly location: Pick<Location, 'hash' | 'pathname' | 'search'>;
  readonly history: Pick<History, 'replaceState'>;
  readonly storage: Pick<Storage, 'getItem' | 'setItem'>;
};

const key = 'patchbay.token';

/** The server's token: from `#token=...`, which then leaves the address bar, else as kept for this tab; '' when there is none. */
export function takeSessionToken({ location, history, storage }: Place): string {
  const fragment = new URLSearchParams(location.hash.slice(1));
  const token = fragment.get('token');
  if (token === null) return storage.getItem(key) ?? '';
  storage.setItem(key, token);
  fragment.delete('token');
  const rest = fragment.toString();
  history.replaceState(
    null,
    '',
    `${location.pathname}${location.search}${rest === '' ? '' : `#${rest}`}`,
  );
  return token;
}

/** The address of the engine's WebSocket on the host that served the page. */
export function rpcAddress(location: Pick<Location, 'protocol' | 'host'>, token: string): string {
  const scheme = location.protocol === 'https:' ? 'wss:' : 'ws:';
  const query = token === '' ? '' : `?token=${encodeURIComponent(token)}`;
  return `${scheme}//${location.host}/rpc${query}`;
}
