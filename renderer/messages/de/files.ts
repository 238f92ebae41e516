import type { files as english } from '../en/files.ts';
import type { Translation } from '../translation.ts';

/** The German of en/files.ts. */
export const files: Translation<typeof english> = {
  entryList: { foldersPipelines: 'Ordner und Pipelines' },
  examplesDialog: {
    eachOneRuns: 'Jedes läuft mit den eingebauten Modellen: ohne Konto und ohne Kosten.',
    examplesCannotShown: 'Die Beispiele können nicht gezeigt werden',
    readingExamples: 'Die Beispiele werden gelesen',
    thereAreNo: 'Es gibt keine Beispiele',
    copyPatchbayCame: 'Diese Kopie von Patchbay kam ohne sie.',
  },
  folderPath: { folder: 'Ordner', folderAbove: 'Zum übergeordneten Ordner' },
  folderView: {
    folderCannotShown: 'Dieser Ordner kann nicht gezeigt werden',
    goStartFolder: 'Zum Startordner',
    readingFolder: 'Der Ordner wird gelesen',
    noFoldersNo: 'Hier sind keine Ordner und keine Pipelines',
    goAnotherFolder: 'Gehen Sie oben zu einem anderen Ordner.',
  },
  openDialog: { openPipeline: 'Pipeline öffnen', openExample: 'Ein Beispiel öffnen …' },
  overwriteQuestion: {
    replace: '„{{name}}“ ersetzen?',
    folderHoldsPipeline:
      'In dem Ordner liegt bereits eine Pipeline mit diesem Namen. Beim Ersetzen wird ihr Inhalt überschrieben.',
  },
  recentList: { recent: 'Zuletzt' },
  saveDialog: {
    folderHasName: 'Ein Ordner heißt bereits so: Geben Sie einen anderen Namen ein.',
    savePipeline: 'Pipeline speichern',
  },
  paths: {
    typeNameFile: 'Geben Sie einen Namen für die Datei ein.',
    fileNameCannot: 'Ein Dateiname darf keinen Schrägstrich enthalten: Wählen Sie oben den Ordner.',
    leaveOutSigns:
      'Lassen Sie die Zeichen : * ? " < > | weg, damit die Datei auf jedem System funktioniert.',
    nameMeansFolder: 'Dieser Name bezeichnet einen Ordner: Geben Sie einen anderen ein.',
  },
};
