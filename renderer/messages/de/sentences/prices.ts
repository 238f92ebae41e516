import type { prices as english } from '../../../../shared/sentences/prices.ts';
import type { Translation } from '../../translation.ts';

/** The German of shared/sentences/prices.ts. */
export const prices: Translation<typeof english> = {
  basis: '{{basis}}.',
  joined: '{{first}}; {{second}}',
  ownHardware: 'Es läuft auf eigener Hardware und kostet nichts.',
  noEntry:
    'Die Preistabelle hat keinen Eintrag für {{model}}: Setzen Sie seinen Preis oder seine Hardware in den Einstellungen unter „Budget“.',
  tooLarge: 'Seine Eingänge sind zu groß, um einen Preis zu nennen.',
  table: 'Preistabelle',
  tableOf: 'Preistabelle vom {{day}}',
  own: 'eigener Preis',
  ownOf: 'eigener Preis vom {{day}}',
  mediaUnknown: 'Wie lang seine Ausgabe wird, ist erst nach einem Lauf bekannt.',
  tokensUnknown: 'Wie viele Token es schreibt, ist erst nach einem Lauf bekannt.',
  timeUnknown:
    'Wie lange es dauert, ist nicht bekannt: Es lief hier noch nie und hat keinen Beispiellauf.',
  sizeUnknown: 'Wie groß seine Ausgabe wird, ist erst nach einem Lauf bekannt.',
  textOpen: 'Wie lang „{{input}}“ wird, ist erst bekannt, während die Pipeline läuft.',
  textUnset: 'Es wird nach der Länge von „{{input}}“ berechnet, und das ist nicht gesetzt.',
  ownRun: 'ein eigener Lauf',
  ownRuns: 'Median aus {{runs}} eigenen Läufen',
  exampleRun: 'Beispiellauf des Modells',
  perToken: 'etwa vier Zeichen je Token',
  mostTokens: 'höchstens so viele Token',
  noHardware: 'Die Preistabelle sagt nicht, was eine Sekunde auf „{{hardware}}“ kostet.',
  noTier: 'Die Preistabelle hat keinen Preis für {{inputs}}.',
  input: '{{name}} {{value}}',
  inputs: '{{first}}, {{second}}',
  notSet: 'nicht gesetzt',
  nothingRuns: 'Nichts davon muss laufen.',
  runsUnknown: 'Wie oft „{{node}}“ läuft, ist erst bekannt, während die Pipeline läuft.',
  inputsUnknown: 'Seine Eingänge sind erst bekannt, während die Pipeline läuft.',
  noModel: 'Kein Modell ist gewählt.',
  allAttempts: '{{basis}} Höchstens kostet jeder seiner {{attempts}} Versuche so viel.',
  unreadable:
    'Ihr Preis für „{{name}}“ ist nicht lesbar und zählt nicht: Setzen Sie ihn neu, oder entfernen Sie ihn.',
  noOwn:
    'Für „{{name}}“ gibt es keinen eigenen Preis: Mitgelieferte Preise lassen sich nicht entfernen, nur ersetzen.',
};
