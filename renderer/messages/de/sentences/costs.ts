import type { costs as english } from '../../../../shared/sentences/costs.ts';
import type { Translation } from '../../translation.ts';

/** The German of shared/sentences/costs.ts. */
export const costs: Translation<typeof english> = {
  free: 'kostenlos',
  amount: '{{usd}}',
  unknown: 'unbekannt',
  about: 'etwa {{likely}} ({{low}} bis {{high}})',
  each: 'je {{cost}}',
  unknownFor_one: 'unbekannt für {{count}} Knoten',
  unknownFor_other: 'unbekannt für {{count}} Knoten',
  andUnknown_one: '{{cost}}, dazu {{count}} Knoten mit unbekannten Kosten',
  andUnknown_other: '{{cost}}, dazu {{count}} Knoten mit unbekannten Kosten',
  fits: 'Das reicht.',
  mayNotFit: 'Es kann mehr werden: Der Lauf hält an, bevor er das Limit überschreitet.',
  doesNotFit: 'Es kostet mehr: Erhöhen Sie das Limit, oder führen Sie weniger aus.',
  waiting: 'wartet seit {{since}} auf das Netzwerk, {{next}}',
  nextTry: 'nächster Versuch in {{seconds}} s',
  tryingNow: 'gerade ein Versuch',
};
