import { describeType, describeTypeWithArticle } from '../domain/ports.ts';
import type { Place, Said, Sentence } from '../domain/sentence.ts';
import { formatUsd } from '../run/money.ts';
import { sentences } from './sentences.ts';
import type { KeyOf, NamesAt, Texts } from './texts.ts';

/** Names one of our sentences. */
export type SentenceId = KeyOf<typeof sentences>;

type Places<K extends SentenceId> = [NamesAt<typeof sentences, K>] extends [never]
  ? []
  : [{ readonly [Name in NamesAt<typeof sentences, K>]: Name extends 'count' ? number : Place }];

/** One of our sentences with what stands in it: in English, and as data for another language. */
export function say<K extends SentenceId>(id: K, ...[given]: Places<K>): Sentence {
  const places: Said['places'] = { ...given };
  const message = englishText(id, places['count']).replaceAll(
    /\{\{(\w+)\}\}/g,
    (_, name: string, at: number) => inEnglish(places[name] ?? '', at === 0),
  );
  return { message, said: { id, places } };
}

/** The English at a key, of the plural form for a count. */
function englishText(id: string, count: Place | undefined): string {
  const key = typeof count === 'number' ? `${id}_${count === 1 ? 'one' : 'other'}` : id;
  const found = key
    .split('.')
    .reduce<string | Texts>(
      (texts, part) => (typeof texts === 'string' ? '' : (texts[part] ?? '')),
      sentences,
    );
  return typeof found === 'string' ? found : '';
}

function inEnglish(place: Place, isFirst: boolean): string {
  if (typeof place !== 'object') return String(place);
  if ('message' in place) return place.message;
  if ('nodeText' in place) return place.nodeText.text;
  if ('usd' in place) return formatUsd(place.usd);
  const type =
    place.bare === true ? describeType(place.portType) : describeTypeWithArticle(place.portType);
  return isFirst ? `${type.charAt(0).toUpperCase()}${type.slice(1)}` : type;
}
