import type { trainings as english } from '../en/trainings.ts';
import type { Translation } from '../translation.ts';

/** The German of en/trainings.ts. */
export const trainings: Translation<typeof english> = {
  trainingForm: {
    startTraining: 'Das Training starten',
    destination: 'Ziel',
    modelYoursGets:
      'Das Modell von Ihnen, das die neue Version erhält. Gibt es das nicht, werden Sie gefragt, ob es erstellt werden soll, als privates.',
    hardwareIfDestination: 'Hardware, wenn das Ziel neu ist',
    noVersionModel:
      'Keine Version dieses Modells kann trainiert werden: Wählen Sie ein Modell mit einem Trainer.',
    modelTrain: 'Zu trainierendes Modell',
    modelTrainerSuch: 'Ein Modell mit einem Trainer, etwa eines für Bildstile.',
  },
  trainingPane: {
    training: 'Training',
    trainingOf: 'Training von {{model}}',
    trainingId: 'Trainings-ID',
    baseVersion: 'Grundversion',
    newVersion: 'neue Version',
    weights: 'Gewichte',
    cancelThis: 'Dieses Training abbrechen?',
    trainingStopsMakes:
      'Das Training {{id}} von {{model}} endet und erzeugt keine Version. Was es bisher verbraucht hat, kann trotzdem berechnet werden.',
    cancel: 'Das Training abbrechen',
    trainingCanceled: 'Das Training ist abgebrochen.',
    placeNewVersion: 'Die neue Version platzieren',
  },
  trainingsPage: {
    trainedModel: 'Trainiertes Modell',
    newTraining: 'Neues Training',
    noTrainingsYet: 'Noch keine Trainings',
    trainingMakesNew:
      'Ein Training erzeugt eine neue Version eines Ihrer Modelle, aus einer trainierbaren Version und Ihren eigenen Dateien.',
    startTraining: 'Ein Training starten',
  },
  useStartTraining: {
    createModel: 'Das Modell {{destination}} erstellen?',
    thereNoModel:
      'Es gibt noch kein Modell {{destination}}. Es wird als privates Modell erstellt, dem das Training seine Version hinzufügt.',
    create: 'Erstellen',
    startTraining: 'Das Training starten?',
    billsTrainingSecond:
      '{{provider}} berechnet das Training von {{owner}}/{{name}} nach Sekunden seiner Hardware, vom Anfang bis zum Ende, auch wenn es fehlschlägt.',
    startPay: 'Starten und bezahlen',
  },
};
