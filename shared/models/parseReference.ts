import { parseAddress, parsePredictionId } from './parseAddress.ts';
import { parseSnippet } from './parseSnippet.ts';
import { modelReference, type Reference } from './reference.ts';

/** In characters: no address and no snippet of the documentation is longer; a pasted book is not looked at. */
const longest = 100_000;
const longestAddress = 2000;

/** What people write with a slash between, which could as well be a model's name. */
const ordinary: ReadonlySet<string> = new Set(
  'and/or either/or he/she she/he his/her her/his him/her they/them yes/no no/yes true/false on/off in/out up/down left/right read/write client/server tcp/ip input/output key/value pass/fail start/stop open/close day/night black/white pros/cons new/old before/after'.split(
    ' ',
  ),
);
const mediaType = /^(?:application|audio|font|image|message|multipart|text|video)\//i;
const fileName =
  /\.(?:bmp|c|cpp|cs|css|csv|dart|gif|go|h|html?|ini|java|jpe?g|jsx?|json|kt|lock|log|md|mjs|mp[34]|patchbay|pdf|php|png|py|rb|rs|sh|sql|svg|swift|toml|tsx?|txt|wav|webm|webp|xml|ya?ml|zip)$/i;

/**
 * What a pasted, dropped or typed text refers to: a model as `owner/name[:version]`, an address of replicate.com, its
 * API or its images, a prediction's id, a deployment, a Cog server, or a snippet that calls one of them. Undefined for
 * any other text. Never throws, and its time grows with the text's length up to a limit.
 */
export function parseReference(text: string): Reference | undefined {
  if (text.length > longest) return undefined;
  const trimmed = text.trim();
  const isAddress = trimmed.length <= longestAddress && !/\s/.test(trimmed);
  return (isAddress ? parseWord(bare(trimmed)) : undefined) ?? parseSnippet(trimmed);
}

function parseWord(word: string): Reference | undefined {
  return parseAddress(word) ?? parsePredictionId(word) ?? parseName(word);
}

function parseName(word: string): Reference | undefined {
  const [owner = '', name = ''] = word.split('/');
  const isWritten = hasLetter(owner) && hasLetter(name) && owner.length > 1 && name.length > 1;
  if (!isWritten || ordinary.has(word.toLowerCase())) return undefined;
  return mediaType.test(word) || fileName.test(word) ? undefined : modelReference(word, {});
}

function hasLetter(text: string): boolean {
  return /[a-z]/i.test(text);
}

/** Without the quotes or brackets that often come along. */
function bare(word: string): string {
  const [, inside] =
    /^(?:"([^"]*)"|'([^']*)'|`([^`]*)`|<([^>]*)>)$/
      .exec(word)
      ?.filter((part) => part !== undefined) ?? [];
  return inside ?? word;
}
