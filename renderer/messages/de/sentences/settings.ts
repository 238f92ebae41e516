import type { settings as english } from '../../../../shared/sentences/settings.ts';
import type { Translation } from '../../translation.ts';

/** The German of shared/sentences/settings.ts. */
export const settings: Translation<typeof english> = {
  missing: 'sie fehlt',
  notFinite: 'sie ist keine endliche Zahl',
  notOf: 'dort gehört {{type}} hin',
  wholeNumber: 'eine ganze Zahl',
  number: 'eine Zahl',
  text: 'ein Text',
  boolean: 'wahr oder falsch',
  list: 'eine Liste',
  object: 'ein Objekt',
  otherType: 'ein Wert vom Typ „{{type}}“',
  noneOf: 'möglich sind {{choices}}',
  less: 'sie ist kleiner als {{least}}',
  more: 'sie ist größer als {{most}}',
};
