import type { predictions as english } from '../en/predictions.ts';
import type { Translation } from '../translation.ts';

/** The German of en/predictions.ts. */
export const predictions: Translation<typeof english> = {
  predictionFilters: {
    after: 'Nach',
    before: 'Vor',
    fromWebsiteOnly: 'Nur von der Website',
    showAll: 'Alle zeigen',
    createdAfter: 'Erstellt nach',
    createdBefore: 'Erstellt vor',
  },
  predictionPane: {
    prediction: 'Vorhersage',
    predictionId: 'Vorhersage-ID',
    providerHasDeleted:
      'Der Anbieter hat die Eingabe, die Ausgabe und das Protokoll gelöscht, wie er es nach etwa einer Stunde tut.',
    notTold: 'nicht genannt',
    cancelThis: 'Diese Vorhersage abbrechen?',
    predictionStopsGives:
      'Die Vorhersage {{id}} von {{model}} endet und liefert kein Ergebnis. Was sie bisher verbraucht hat, kann trotzdem berechnet werden.',
    cancel: 'Die Vorhersage abbrechen',
    predictionCanceled: 'Die Vorhersage ist abgebrochen.',
    openAsNode: 'Als Knoten öffnen',
  },
  predictionsPage: {
    noPredictionMatches: 'Keine Vorhersage passt',
    noPredictionsYet: 'Noch keine Vorhersagen',
    chooseOtherDates: 'Wählen Sie andere Daten oder alle Quellen.',
    everythingRunsYou:
      'Hier steht alles, was {{provider}} für Sie ausführt: aus Läufen einer Pipeline, aus Skripten und aus dem Web.',
  },
};
