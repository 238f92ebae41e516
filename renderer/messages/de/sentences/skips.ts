import type { skips as english } from '../../../../shared/sentences/skips.ts';
import type { Translation } from '../../translation.ts';

/** The German of shared/sentences/skips.ts. */
export const skips: Translation<typeof english> = {
  dependsOnFailed: '„{{node}}“, wovon dies abhängt, war nicht erfolgreich.',
  lost: '{{lost}} von {{items}} Elementen kamen nicht, da „{{node}}“ nicht für alle erfolgreich war; die anderen sind erledigt.',
  gaveNothing: '„{{node}}“ gab nichts auf „{{port}}“ aus.',
  branch: 'Der Zweig „{{branch}}“ von „{{node}}“ wurde nicht genommen.',
  failedOver: '„{{node}}“ schlug fehl und gab den Fehlschlag auf „Fehler“ aus.',
  didNotFail: '„{{node}}“ schlug nicht fehl.',
};
