import { invalidInput } from '../../../shared/domain/failure.ts';
import { leadsToLoopback } from '../../providers/replicate/http/apiAddress.ts';
import { say } from '../../../shared/sentences/say.ts';

/**
 * Reads the address under which a service on the internet reaches this server, such as `https://my.example.org`,
 * and gives it without a slash at the end. Throws `invalid-input` unless it is https (http only on this computer).
 */
export function parsePublicUrl(text: string): string {
  const url = URL.canParse(text.trim()) ? new URL(text.trim()) : undefined;
  if (url === undefined || !isAllowed(url)) {
    throw invalidInput(say('access.badPublicUrl', { text: text.slice(0, 200) }));
  }
  return `${url.origin}${url.pathname.replace(/\/+$/, '')}`;
}

function isAllowed(url: URL): boolean {
  if (url.search !== '' || url.hash !== '' || url.username !== '' || url.password !== '')
    return false;
  // Replicate calls https only (replicate-api.md section 8); a test calls its own computer.
  return url.protocol === 'https:' || (url.protocol === 'http:' && leadsToLoopback(url.href));
}
