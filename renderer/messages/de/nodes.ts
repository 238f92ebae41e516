import type { nodes as english } from '../en/nodes.ts';
import type { Translation } from '../translation.ts';

/** The German of en/nodes.ts. */
export const nodes: Translation<typeof english> = {
  errorPort: {
    title: 'Fehler',
    description: 'Was schiefging, wo eine Aufgabe fehlschlägt; sonst nichts.',
  },
  nodeFailure: {
    moreSeeLog: 'Und {{more}} weitere: siehe Protokoll.',
    skipped: 'Übersprungen: {{reason}}',
    doesNotRun: 'Läuft nicht: „{{blocker}}“ ist deaktiviert.',
  },
  nodeHeader: {
    frameDisabled: 'Der Rahmen „{{frame}}“ ist deaktiviert.',
    bypassed: 'Überbrückt',
    bypassedHint: 'Er läuft nicht: Was hineingeht, geht aus seinen Ausgängen weiter.',
    unknown: '{{type}} (unbekannt)',
    listsEveryCombination: 'Listen: jede Kombination',
    waitingNetwork: 'Wartet auf das Netzwerk',
    triedAgain: '{{tasks}} erneut versucht',
    reused: 'Wiederverwendet',
  },
  nodeResults: { moreInspector: '{{title}}, und {{others}} weitere im Inspektor' },
  portRows: {
    fewerInputs: 'Weniger Eingänge',
    missingNode: 'ein fehlender Knoten',
    from: 'Von {{names}}',
    moreInputs_one: '{{count}} weiterer Eingang',
    moreInputs_other: '{{count}} weitere Eingänge',
  },
  downloadBody: {
    pathClipboard: 'Der Pfad ist in der Zwischenablage.',
    file: 'Die Datei ist {{path}}.',
    filesAre: 'Die Dateien sind in {{folder}}.',
    copyPath: 'Pfad kopieren',
    moreIn: 'und {{more}} weitere in {{folder}}',
    in: 'in {{folder}}',
  },
  modelLine: {
    hasNoSchema: '{{model}} hat in dieser Pipeline kein Schema: Wählen Sie es erneut.',
    deployment: 'Deployment',
    official: 'offiziell',
    chooseModel: 'Modell {{model}}: ein anderes wählen',
    chooseDeployment: 'Deployment {{deployment}}: ein anderes wählen',
  },
  noteBody: {
    editNote: 'Die Notiz bearbeiten: {{text}}',
    note: 'Notiz',
    writeNote: 'Eine Notiz schreiben',
  },
  predictionBody: {
    chooseWhatNode:
      'Wählen Sie, was dieser Knoten ausführt. Seine Ein- und Ausgänge kommen vom Modell.',
  },
  trainingBody: {
    chooseModelTrain:
      'Wählen Sie das Modell, das trainiert werden soll. Die Eingänge kommen von dem, was sein Training annimmt.',
    trainingLog: 'Trainingsprotokoll',
  },
  unknownBody: {
    versionPatchbayDoes:
      'Diese Version von Patchbay kennt den Knotentyp „{{type}}“ nicht. Er bleibt erhalten, wie er ist, und läuft nicht.',
  },
  imagePreview: { view: '{{name}} ansehen' },
  jsonPreview: { viewJson: 'Das JSON von {{title}} ansehen', viewLarge: 'Groß ansehen' },
  jsonTree: { more: 'und {{more}} weitere' },
  listPreview: {
    emptyList: 'Eine leere Liste',
    view: '{{name}} ansehen, {{number}} von {{all}}',
    showAll: 'Alle {{all}} zeigen',
  },
  textPreview: { viewText: 'Den Text von {{title}} ansehen', emptyText: 'Leerer Text' },
  viewer: {
    previous: 'Vorheriges',
    next: 'Nächstes',
    save: '{{name}} speichern',
    saveCopy: 'Eine Kopie speichern',
  },
  fileList: {
    removeAll: 'Alle entfernen',
    moveUp: '{{name}} nach oben',
    moveDown: '{{name}} nach unten',
    remove: '{{name}} entfernen',
  },
  filePicker: {
    folderHoldsNo:
      'Der Ordner enthält keine Dateien der Art, die dieser Knoten aus einem Ordner nimmt.',
    chooseFolder: 'Ordner wählen oder ablegen',
    chooseFile: 'Datei wählen oder ablegen',
    chooseFiles: 'Dateien wählen oder ablegen',
    dropAdd: 'Zum Hinzufügen ablegen',
    file: '{{label}}: Datei',
    addFiles: 'Dateien hinzufügen',
  },
  jsonWidget: {
    secretInside:
      'Was Sie für {{names}} eingeben, steht als lesbarer Text in der Pipeline, nicht im Schlüsselbund.',
  },
  listWidget: {
    moveItemUp: 'Element {{number}} nach oben',
    moveItemDown: 'Element {{number}} nach unten',
    removeItem: 'Element {{number}} entfernen',
    addItem: '{{title}}: Element hinzufügen',
    add: 'Element hinzufügen',
  },
  searchSelect: {
    choices: 'Möglichkeiten',
    searchChoices_one: '{{count}} Möglichkeit durchsuchen',
    searchChoices_other: '{{count}} Möglichkeiten durchsuchen',
    noChoiceMatches: 'Keine Möglichkeit passt.',
  },
  secretWidget: {
    useAnother: 'Ein anderes Geheimnis für {{title}} verwenden',
    keptSecret: 'Aufbewahrtes Geheimnis für {{title}}',
    orUseOne: 'Oder ein aufbewahrtes verwenden',
    keychain: 'im Schlüsselbund',
    environment: 'in der Umgebung',
    session: 'für diese Sitzung',
    goesKeychain: 'Kommt in den Schlüsselbund',
    missing: 'nicht auf diesem Computer',
  },
  seedWidget: {
    random: 'Zufällig',
    keepSeed: 'Den Seed {{seed}} behalten',
    randomAgain: 'Wieder zufällig',
    rollSeed: 'Einen Seed würfeln',
  },
  sliderWidget: { slider: '{{title}}: Regler' },
  switchWidget: { on: 'Ein', off: 'Aus' },
  unionWidget: {
    kind: 'Art von {{title}}',
    kinds: {
      text: 'Text',
      number: 'Zahl',
      integer: 'Ganze Zahl',
      boolean: 'Ja oder nein',
      json: 'JSON',
      choice: 'Auswahl',
    },
  },
  parseJsonText: {
    lineNotJson: 'Zeile {{line}} ist kein JSON: {{reason}}.',
    somethingNotClosed: 'etwas ist nicht geschlossen',
    nameMustStand: 'ein Name muss in doppelten Anführungszeichen vor einem Doppelpunkt stehen',
    commaOrClosing: 'ein Komma oder eine schließende Klammer fehlt',
    checkCommasQuotes: 'prüfen Sie Kommas, Anführungszeichen und Klammern',
    shouldNotThere: '„{{token}}“ gehört nicht hierhin',
    tooManyDigits:
      'Zeile {{line}}: {{number}} hat mehr Stellen, als genau behalten werden können. Setzen Sie die Zahl in Anführungszeichen, wo das Modell Text nimmt.',
  },
  useImport: {
    adding: 'Wird hinzugefügt …',
    addingOf: '{{number}} von {{all}} wird hinzugefügt …',
  },
};
