import { describeType, describeTypeWithArticle } from '../../shared/domain/ports.ts';
import {
  toSentence,
  type Place,
  type Said,
  type Sentence,
  type TypePlace,
} from '../../shared/domain/sentence.ts';
import { typeLabel } from '../canvas/portLook.ts';
import { shownText } from '../nodes/shown/shownText.ts';
import { formatUsd } from './formatUsd.ts';
import { findText, shownLanguage } from './language.ts';

/** A sentence of the engine in the language that is shown; in English where it is not one of ours, or of another version. */
export function shownSentence({ message, said }: Sentence): string {
  if (said === undefined || shownLanguage() === 'en') return message;
  const key = `sentences.${said.id}`;
  const places: { [name: string]: string | number } = {};
  for (const [name, place] of Object.entries(said.places)) {
    const shown = shownPlace(place);
    if (shown === undefined) return message;
    places[name] = shown;
  }
  const text = findText(key, places);
  return text === key ? message : text;
}

/** A reason of an event, or of what events made, in the language that is shown. */
export function shownBecause(because: string, said: Said | undefined): string {
  return shownSentence(toSentence(because, said));
}

/** Undefined for what this version does not know: a journal may be of a newer one. */
function shownPlace(place: Place | null): string | number | undefined {
  if (place === null) return undefined;
  if (typeof place !== 'object') return place;
  if ('message' in place) return shownSentence(place);
  if ('nodeText' in place) return shownText(place.nodeText);
  if ('usd' in place) return formatUsd(place.usd);
  return 'portType' in place ? typeInSentence(place) : undefined;
}

/** The type of a port as it stands in a sentence; in English it has its article there, unless it is bare. */
export function typeInSentence({ portType, bare = false }: TypePlace): string {
  if (shownLanguage() !== 'en') return typeLabel(portType);
  return bare ? describeType(portType) : describeTypeWithArticle(portType);
}
