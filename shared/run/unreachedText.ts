import type { Sentence } from '../domain/sentence.ts';
import { say } from '../sentences/say.ts';

/** What to say while a provider is out of reach; all in milliseconds since 1970. */
export function unreachedText(
  { since, nextAt }: { readonly since: number; readonly nextAt: number },
  now: number,
): Sentence {
  const from = new Date(since);
  const clock = [from.getHours(), from.getMinutes()]
    .map((part) => String(part).padStart(2, '0'))
    .join(':');
  const day = now - since < 43_200_000 ? '' : `${from.toDateString().slice(4, 10)} `;
  const seconds = Math.ceil((nextAt - now) / 1000);
  const next = seconds > 0 ? say('costs.nextTry', { seconds }) : say('costs.tryingNow');
  return say('costs.waiting', { since: `${day}${clock}`, next });
}
