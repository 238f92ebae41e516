import type { models as english } from '../en/models.ts';
import type { Translation } from '../translation.ts';

/** The German of en/models.ts. */
export const models: Translation<typeof english> = {
  deleteModelDialog: {
    deletedModel: 'Das Modell {{model}} wurde gelöscht.',
    delete: '{{model}} löschen?',
    modelGoneGood: 'Das Modell ist endgültig weg, mit seiner README und seinen Beispielen.',
    keep: 'Behalten',
    typeDelete: 'Geben Sie {{name}} ein, um es zu löschen.',
  },
  linkFields: { oneSentenceWhat: 'Ein Satz: was es tut.' },
  modelAbout: {
    changedModel: 'Das Modell {{owner}}/{{name}} wurde geändert.',
    aboutModel: 'Über das Modell',
    deleteModel: 'Das Modell löschen',
    privateModelWithout:
      'Ein privates Modell ohne Versionen kann gelöscht werden. Es lässt sich nicht wiederherstellen.',
    delete: 'Löschen …',
    publicModelCannot: 'Ein öffentliches Modell kann nicht gelöscht werden.',
    onlyModelWithout:
      'Nur ein Modell ohne Versionen kann gelöscht werden: Löschen Sie zuerst seine Versionen.',
    modelBelongsTexts:
      'Dieses Modell gehört {{owner}}: Seine Texte können gelesen, aber nicht geändert werden.',
  },
  modelView: {
    backModels: 'Zurück zu den Modellen',
    couldNotRead: '{{model}} konnte nicht gelesen werden',
    readme: 'README',
  },
  modelsPage: {
    for: 'Für',
    newModel: 'Neues Modell',
    noModelsYours: 'Es sind noch keine Modelle von Ihnen bekannt',
    modelNamePlace:
      'Ein Modell ist ein Name und ein Platz für Versionen, die dorthin trainiert oder hochgeladen werden. Der Anbieter listet nur öffentliche auf: Öffnen Sie ein privates mit seinem Namen.',
    createModel: 'Ein Modell erstellen',
    openModelName: 'Ein Modell mit seinem Namen öffnen',
    openAnyModel: 'Beliebiges Modell öffnen: Besitzer/Name',
  },
  newModel: {
    createdModel: 'Das Modell {{owner}}/{{name}} wurde erstellt.',
    belongs: 'Es gehört {{username}}.',
    whoMayRun: 'Wer es ausführen darf',
    onlyPrivateModel: 'Nur ein privates Modell kann später gelöscht werden.',
  },
  readmeTab: {
    readmeCouldNot: 'Die README konnte nicht gelesen werden',
    changedReadme: 'Die README von {{owner}}/{{name}} wurde geändert.',
    readmeMarkdown: 'README in Markdown',
    whatDoes: '# Was es tut',
    previewReadme: 'Vorschau der README',
    saveReadme: 'Die README speichern',
    thereNoReadme: 'Es gibt noch keine README.',
  },
  versionPane: { version: 'Version {{id}}', notSaid: 'nicht angegeben' },
  versionsTab: {
    beingDeleted: 'Wird gelöscht',
    noVersionsYet: 'Noch keine Versionen',
    startTrainingAs:
      'Starten Sie ein Training mit {{owner}}/{{name}} als Ziel, oder laden Sie mit Cog eine hoch.',
  },
  modelLinks: { enterWholeAddress: 'Geben Sie eine ganze Adresse ein, die mit https:// beginnt.' },
  useDeleteVersion: {
    deleteThis: 'Version {{short}} von {{owner}}/{{name}} löschen?',
    providerDeletesVersion:
      'Der Anbieter löscht die Version und jede Vorhersage, die mit ihr gemacht wurde, samt ihren Ausgaben. Pipelines und Deployments, die sie verwenden, funktionieren nicht mehr. Sie lässt sich nicht wiederherstellen.',
    deleteVersion: 'Die Version löschen',
    providerDeletingVersion: 'Der Anbieter löscht Version {{short}} von {{owner}}/{{name}}.',
  },
};
