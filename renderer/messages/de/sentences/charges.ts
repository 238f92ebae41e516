import type { charges as english } from '../../../../shared/sentences/charges.ts';
import type { Translation } from '../../translation.ts';

/** The German of shared/sentences/charges.ts. */
export const charges: Translation<typeof english> = {
  unit: '{{amount}} je {{unit}}',
  range: '{{low}} bis {{high}}',
  by: '{{price}}, je nach {{inputs}}',
  and: '{{first}} + {{second}}',
  timeOn: 'Zeit auf {{hardware}}',
  run: 'Lauf',
  output: 'Ausgabe',
  second_predict: 'Sekunde Rechenzeit',
  second_media: 'Sekunde Video oder Ton',
  input_char: 'Zeichen',
  input_token: 'Eingabe-Token',
  output_token: 'Ausgabe-Token',
  megapixel: 'Megapixel',
  about: 'etwa {{usd}}',
  unknownTasks_one: '{{count}} Aufgabe mit unbekannten Kosten',
  unknownTasks_other: '{{count}} Aufgaben mit unbekannten Kosten',
  both: '{{about}}, dazu {{unknown}}',
  unknown: 'Kosten unbekannt',
  attempt: 'Versuch {{attempt}}',
  attemptOf: 'Versuch {{attempt}} von {{most}}',
  attemptEnded: '-- Versuch {{attempt}} endete: {{why}}',
};
