import type { changes as english } from '../../../../shared/sentences/changes.ts';
import type { Translation } from '../../translation.ts';

/** The German of shared/sentences/changes.ts. */
export const changes: Translation<typeof english> = {
  connectionInto: 'Die Verbindung in „{{port}}“. {{why}}',
  connectionFrom: 'Die Verbindung von „{{port}}“. {{why}}',
  noSuchInput: 'Die Verbindung in „{{port}}“, denn diesen Eingang gibt es nicht.',
  noSuchOutput: 'Die Verbindung von „{{port}}“, denn diesen Ausgang gibt es nicht.',
  value: 'Der Wert von „{{port}}“. {{why}}',
  valueNoInput: 'Der Wert von „{{port}}“, denn diesen Eingang gibt es nicht.',
  lacksInput: 'Es hat keinen Eingang „{{port}}“.',
  lacksOutput: 'Es hat keinen Ausgang „{{port}}“.',
  otherInput: 'Sein Eingang „{{port}}“ ist „{{now}}“ statt „{{was}}“.',
  otherOutput: 'Sein Ausgang „{{port}}“ ist „{{now}}“ statt „{{was}}“.',
  alsoNeeds: 'Es braucht außerdem „{{type}}“ für „{{port}}“.',
  exampleInput: 'Diese Version des Modells hat keinen Eingang „{{name}}“.',
  exampleDigits: '„{{port}}“ des Beispiels hat mehr Ziffern, als sich genau behalten lassen.',
  exampleFile: 'Die Datei des Beispiels für „{{port}}“ hat keine Adresse.',
};
