/** What a request says about where it comes from. */
export type RequestOrigin = {
  readonly host: string | null | undefined;
  readonly origin: string | null | undefined;
  /** `Sec-Fetch-Site`, which every current browser sends and no page can forge. */
  readonly fetchSite?: string | null | undefined;
};

/** The addresses under which a server on `port` answers. Any other name that leads here is a rebound one. */
function ownHosts(port: number): readonly string[] {
  return [`127.0.0.1:${port}`, `localhost:${port}`];
}

/** Why a request is refused as coming from elsewhere, or undefined for one that may pass. */
export function originFault(request: RequestOrigin, allowed: AllowedOrigins): string | undefined {
  const { host, origin, fetchSite } = request;
  if (host === null || host === undefined || !allowed.hosts.includes(host)) {
    return 'This address is not the one Patchbay printed: open that one.';
  }
  const isKnown = origin !== null && origin !== undefined && allowed.origins.includes(origin);
  if (isKnown) return undefined;
  if (origin !== null && origin !== undefined) {
    return 'Another page asked for this: only the page that Patchbay serves may.';
  }
  // A page on another port is the same site for cookies, so its requests are refused here.
  if (fetchSite === 'cross-site' || fetchSite === 'same-site') {
    return 'Another page asked for this: only the page that Patchbay serves may.';
  }
  return undefined;
}

export type AllowedOrigins = {
  readonly hosts: readonly string[];
  readonly origins: readonly string[];
};

/** The hosts and origins of a server on `port`, and the origins given besides. */
export function allowedOrigins(port: number, more: readonly string[] = []): AllowedOrigins {
  const hosts = ownHosts(port);
  return { hosts, origins: [...hosts.map((host) => `http://${host}`), ...more] };
}
