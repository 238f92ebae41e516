import { lookup as systemLookup } from 'node:dns';
import { BlockList, isIP, type LookupFunction } from 'node:net';

/** Says whether a host of a URL is this computer, or an address that no router of the internet forwards. */
export function isPrivateHost(hostname: string): boolean {
  if (hostname === 'localhost' || hostname.endsWith('.localhost')) return true;
  return isPrivateAddress(hostname.replace(/^\[|\]$/g, ''));
}

/** The code of the error where a name of the internet leads to a private address. */
export const privateAddressCode = 'EPRIVATE';

/** Looks a name up for a connection, and fails with EPRIVATE where any of its addresses is private. */
export function createPublicLookup(lookup: LookupFunction = systemLookup): LookupFunction {
  return (hostname, options, callback) => {
    lookup(hostname, options, (error, found, family) => {
      const addresses =
        typeof found === 'string' ? [found] : (found ?? []).map(({ address }) => address);
      const isRefused = error === null && addresses.some(isPrivateAddress);
      const refusal = new Error(`${hostname} leads to a private address`);
      callback(
        isRefused ? Object.assign(refusal, { code: privateAddressCode }) : error,
        found,
        family,
      );
    });
  };
}

function isPrivateAddress(address: string): boolean {
  const version = isIP(address);
  return version !== 0 && privateNetworks().check(address, version === 6 ? 'ipv6' : 'ipv4');
}

function privateNetworks(): BlockList {
  const list = new BlockList();
  list.addSubnet('0.0.0.0', 8, 'ipv4');
  list.addSubnet('10.0.0.0', 8, 'ipv4');
  list.addSubnet('100.64.0.0', 10, 'ipv4');
  list.addSubnet('127.0.0.0', 8, 'ipv4');
  list.addSubnet('169.254.0.0', 16, 'ipv4');
  list.addSubnet('172.16.0.0', 12, 'ipv4');
  list.addSubnet('192.168.0.0', 16, 'ipv4');
  list.addSubnet('198.18.0.0', 15, 'ipv4');
  list.addAddress('::', 'ipv6');
  list.addAddress('::1', 'ipv6');
  list.addSubnet('fc00::', 7, 'ipv6');
  list.addSubnet('fe80::', 10, 'ipv6');
  return list;
}
