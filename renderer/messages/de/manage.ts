import type { manage as english } from '../en/manage.ts';
import type { Translation } from '../translation.ts';

/** The German of en/manage.ts. */
export const manage: Translation<typeof english> = {
  accountPage: {
    person: 'Eine Person',
    organization: 'Eine Organisation',
    accountCouldNot: 'Das Konto konnte nicht gelesen werden',
    userName: 'Benutzername',
    theUserName: 'Benutzername',
    is: 'Ist',
    service: 'Dienst',
    builtModelsRun:
      'Die eingebauten Modelle laufen auf diesem Computer: Sie brauchen kein Token und kosten nichts.',
    tokenBelongsAccount:
      'Das Token gehört zu diesem Konto: Was es erzeugt, wird dort aufbewahrt, und was es kostet, wird ihm berechnet. Das Token selbst wird nie gezeigt.',
    changeToken: 'Das Token ändern',
  },
  hardwarePage: {
    sku: 'SKU',
    noHardwareListed: 'Es ist keine Hardware aufgeführt',
    modelOrDeployment:
      'Ein Modell oder ein Deployment nennt die Hardware, auf der es läuft, mit ihrer SKU.',
    chooseWhenYou:
      'Wählen Sie sie, wenn Sie ein Modell oder ein Deployment erstellen. Was sie pro Sekunde kostet, steht auf der Preisseite des Anbieters.',
  },
  manageDialog: { manage: 'Verwalten' },
  sectionNav: { pages: 'Seiten' },
  sectionView: {
    tokenYourAccount:
      'Mit dem Token Ihres Kontos bei {{title}} steht hier, was ihm gehört. Es bleibt im Schlüsselbund Ihres Systems.',
    areNotKept: '{{title}}: Hier nicht vorhanden',
    chooseAnotherConnection: '{{sentence}} Wählen Sie oben einen anderen Zugang.',
  },
  copyText: {
    copied: 'Kopiert: {{what}}.',
    copy: '{{what}} kopieren',
    browserDidNot: 'Der Browser hat das Kopieren nicht erlaubt: {{what}}.',
  },
  filePiece: { saveOutputFolder: '{{name}} im Ausgabeordner speichern' },
  listPage: {
    filter: 'Filtern',
    noneMatches: 'Keines der {{loaded}} geladenen passt zu „{{filter}}“.',
    couldNotRead: '{{title}}: Lesen nicht möglich',
    couldNotReadAgain: '{{title}}: Erneutes Lesen nicht möglich, dies ist von vorher',
    all: '{{number}} insgesamt',
    loaded: '{{number}} geladen',
    loadMore: 'Mehr laden',
  },
  pane: { closeDetails: 'Die Einzelheiten schließen' },
  pieces: { hasNoInputs: 'Es gibt keine Eingaben.' },
  runStory: { input: 'Eingabe', metrics: 'Messwerte' },
  skeletonRows: {
    providerHasNot: 'Der Anbieter hat noch nicht geantwortet: Es wird weiter versucht.',
  },
  statusBadge: {
    starting: 'Startet',
    running: 'Läuft',
    done: 'Fertig',
    failed: 'Fehlgeschlagen',
    canceled: 'Abgebrochen',
    aborted: 'Abgestürzt',
  },
  checkName: {
    giveName: 'Geben Sie ihm einen Namen.',
    useSmallLetters:
      'Verwenden Sie nur Kleinbuchstaben, Ziffern, ".", "_" und "-", mit einem Buchstaben oder einer Ziffer an beiden Enden.',
  },
  useAct: { notNow: 'Nicht jetzt' },
  useSaveFile: { savedAs: 'Gespeichert als {{path}}.' },
  useVersions: {
    hasNoVersions:
      '{{model}} hat noch keine Versionen: Trainieren Sie zuerst eine, oder laden Sie eine hoch.',
  },
  sections: {
    predictions: 'Vorhersagen',
    trainings: 'Trainings',
    deployments: 'Deployments',
    models: 'Modelle',
    files: 'Dateien',
    hardware: 'Hardware',
    account: 'Konto',
    noTrainings:
      'Ein Cog-Server führt ein fertiges Modell aus, deshalb kann dort nichts trainiert werden.',
    noDeployments: 'Ein Cog-Server ist selbst der eine Ort, an dem sein Modell läuft.',
    noModels:
      'Ein Cog-Server führt das eine Modell aus, mit dem er gebaut wurde; es kann dort nicht geändert werden.',
    noFiles: 'Ein Cog-Server bewahrt keine Dateien auf: Sie reisen in jeder Vorhersage mit.',
    noHardware: 'Ein Cog-Server läuft auf dem Computer, auf dem er gestartet wurde.',
    noAccount: 'Ein Cog-Server kennt keine Konten und keine Token.',
  },
  useLeaveGuard: {
    throwAwayWhat: 'Das Eingegebene verwerfen?',
    formWasNot: 'Das Formular wurde nicht abgeschickt: Was Sie eingegeben haben, ginge verloren.',
    keepTyping: 'Weiter eingeben',
    throwAway: 'Verwerfen',
  },
};
