import dgram from 'node:dgram';
import dns from 'node:dns';
import net from 'node:net';

/** Thrown in place of any connection or question that would leave this computer. */
class BlockedNetworkError extends Error {
  override readonly name = 'BlockedNetworkError';
  readonly code = 'ERR_PATCHBAY_NETWORK_BLOCKED';
}

const loopbackNames = /^(localhost|.+\.localhost|127(\.\d{1,3}){3}|::1|::ffff:127(\.\d{1,3}){3})$/i;

/** Says whether a host name or address stays on this computer; none means localhost. */
export function isLoopback(host: string | undefined): boolean {
  return host === undefined || host === '' || loopbackNames.test(host.replace(/^\[(.*)\]$/, '$1'));
}

// Node's http agent gives `path: null` for a host and a string for a local socket.
type Target = { readonly host?: string; readonly path?: string | null };
type Patched = { readonly blocked: string[] };

// One list per process, also where the module is loaded twice (by the test runner and by --import).
const key = Symbol.for('patchbay.networkGuard');

/** Refuses every connection but to loopback in this process. Returns the list of what was refused so far. */
export function installNetworkGuard(): readonly string[] {
  const found = (globalThis as { [key]?: Patched })[key];
  if (found !== undefined) return found.blocked;
  const blocked: string[] = [];
  Object.defineProperty(globalThis, key, { value: { blocked } satisfies Patched });
  const check = (host: string | undefined, what: string) => {
    if (isLoopback(host)) return;
    blocked.push(`${what} ${host}`);
    throw new BlockedNetworkError(
      `Tests may use loopback only: ${what} ${host} was refused. Use a server of the test itself.`,
    );
  };
  guardSockets(check);
  guardDatagrams(check);
  guardNames(check);
  return blocked;
}

/** Forgets what was refused so far and returns it, for a test that wants the refusal. */
export function takeBlocked(): readonly string[] {
  const { blocked } = (globalThis as { [key]?: Patched })[key] ?? { blocked: [] };
  return blocked.splice(0);
}

type Check = (host: string | undefined, what: string) => void;

function guardSockets(check: Check): void {
  const connect = net.Socket.prototype.connect;
  const guarded = function (this: net.Socket, ...args: unknown[]) {
    const target = targetOf(args);
    if (!target.path) check(target.host, 'a connection to');
    return Reflect.apply(connect, this, args);
  };
  Object.defineProperty(net.Socket.prototype, 'connect', { value: guarded, writable: true });
}

/** The forms of `connect`: (options), (path), (port, host), and Node's own normalised array of them. */
function targetOf(args: readonly unknown[]): Target {
  const [first, second] = args;
  if (Array.isArray(first)) return targetOf(first);
  if (typeof first === 'object' && first !== null) return first;
  if (typeof first === 'string' && !/^\d+$/.test(first)) return { path: first };
  return typeof second === 'string' ? { host: second } : {};
}

function guardDatagrams(check: Check): void {
  const { send, connect } = dgram.Socket.prototype;
  const guardedSend = function (this: dgram.Socket, ...args: unknown[]) {
    const host = args.slice(2).find((arg) => typeof arg === 'string');
    check(host, 'a datagram to');
    return Reflect.apply(send, this, args);
  };
  const guardedConnect = function (this: dgram.Socket, ...args: unknown[]) {
    check(typeof args[1] === 'string' ? args[1] : undefined, 'a datagram to');
    return Reflect.apply(connect, this, args);
  };
  Object.assign(dgram.Socket.prototype, { send: guardedSend, connect: guardedConnect });
}

/** A question to a name server leaves the computer too. */
function guardNames(check: Check): void {
  const owners = [dns, dns.promises, dns.Resolver.prototype, dns.promises.Resolver.prototype];
  for (const owner of owners) {
    for (const name of Object.getOwnPropertyNames(owner)) {
      const ask: unknown = Reflect.get(owner, name);
      if (typeof ask !== 'function' || !/^(lookup|resolve.*|reverse)$/.test(name)) continue;
      const guarded = function (this: unknown, host: string, ...rest: unknown[]): unknown {
        check(host, 'a DNS question about');
        return Reflect.apply(ask, this, [host, ...rest]);
      };
      Reflect.set(owner, name, guarded);
    }
  }
}
