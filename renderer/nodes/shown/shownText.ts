import { ownValue } from '../../../shared/domain/json.ts';
import type { NodeText } from '../../../shared/domain/sentence.ts';
import { findNodeTexts } from '../../messages/language.ts';

/** A text of a node type in the language that is shown; what is in no table stays as it is. */
export function shownText({ type, field, port, text }: NodeText): string {
  const texts = findNodeTexts(type);
  if (texts === undefined) return text;
  if (field !== undefined) return ownText(ownValue(texts.fields, field), text);
  return port === undefined ? texts.title : ownText(ownValue(texts.ports, port), text);
}

function ownText(texts: { readonly [english: string]: string } = {}, english: string): string {
  return ownValue(texts, english) ?? english;
}
