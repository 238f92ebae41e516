import type { inspector as english } from '../en/inspector.ts';
import type { Translation } from '../translation.ts';

/** The German of en/inspector.ts. */
export const inspector: Translation<typeof english> = {
  arrangeBar: { arrange: 'Anordnen' },
  combineField: {
    pairIndex: 'Paarweise',
    everyCombination: 'Jede Kombination',
    lists: 'Listen',
    firstItemsGo:
      'Die ersten Elemente gehören zusammen, dann die zweiten: Die Listen müssen gleich lang sein.',
    everyOne:
      'Läuft einmal für jede Kombination. Die Ergebnisse sind je Element der ersten Liste eine Liste.',
    everyOneOf:
      'Läuft einmal für jede Kombination von {{titles}}. Die Ergebnisse sind je Element der ersten Liste eine Liste.',
  },
  connectedFrom: {
    nodeGone: 'ein Knoten, den es nicht mehr gibt',
    disconnectFrom: 'Von {{title}} trennen',
    from: 'von {{node}}',
  },
  destinationBlock: {
    whereVersionGoes: 'Wohin die Version kommt',
    chooseHardware: 'Hardware wählen',
    chooseModelYours: 'Eines Ihrer Modelle wählen',
    builtModelsTrain:
      'Eingebaute Modelle lernen auf diesem Computer: kostenlos und in Sekunden fertig.',
    trainingCostsMoney:
      'Ein Training kostet Geld, solange es dauert, und das können Stunden sein. Es endet beim Anbieter, wenn Sie den Lauf abbrechen.',
  },
  executionBlock: {
    execution: 'Ausführung',
    failedItemsGo: 'Fehlgeschlagene Elemente gehen an einen Fehleranschluss',
    runGoesSucceeds:
      'Der Lauf geht weiter und gelingt; der Anschluss liefert als JSON, was schiefging.',
  },
  fieldHelp: { more: 'Mehr zeigen', less: 'Weniger zeigen' },
  fieldRow: { reset: '{{title}} zurücksetzen' },
  inputFields: {
    advanced: 'Erweitert',
    deprecated: 'Veraltet',
    notConnectedDrag: 'Nicht verbunden: Ziehen Sie eine Verbindung auf diesen Eingang.',
  },
  manyInspector: { selected: '{{things}} ausgewählt', both: '{{nodes}} und {{connections}}' },
  modelBlock: {
    baseModel: 'Grundmodell',
    chooseBaseModel: 'Grundmodell wählen',
    change: 'Ändern',
    nodesInputsOutputs: 'Die Ein- und Ausgänge des Knotens kommen von dem Modell, das Sie wählen.',
    pipelineDoesNot:
      'Die Pipeline enthält die Ein- und Ausgänge dieses Modells nicht: Rufen Sie sie ab, oder wählen Sie ein anderes Modell.',
    fetch: 'Abrufen',
  },
  modelName: {
    newestVersion: 'Neueste Version',
    version: 'Version {{version}}',
    updateInputs: 'Eingänge aktualisieren',
    versionShort: 'Version {{version}}',
    deploymentRunning: 'Deployment {{deployment}}, läuft mit {{model}}',
  },
  nodeInspector: {
    versionPatchbayDoes:
      'Diese Version von Patchbay kennt keine Knoten vom Typ „{{type}}“. Was in dem Knoten steht, bleibt unverändert gespeichert.',
  },
  nodeProblems: { problems: 'Probleme' },
  nodeRun: {
    pastRun: 'Früherer Lauf',
    lastRun: 'Letzter Lauf',
    items: '{{shown}} von {{all}} Elementen',
    runAgain: 'Erneut ausführen',
    itemNumber: 'Element {{number}}',
    item: 'Element',
  },
  nodeTitle: {
    nodeTitle: 'Titel des Knotens',
    disabled: 'Deaktiviert',
    bypassed: 'Überbrückt',
    nodeActions: 'Aktionen des Knotens',
  },
  pipelineInspector: {
    notesAboutFile: 'Hinweise zur Datei',
    pipeline: 'Pipeline',
    holds: '{{nodes}}, {{connections}}, {{models}}',
    notSavedYet: 'Noch nicht gespeichert',
    selectNodeSee:
      'Wählen Sie einen Knoten aus, um hier seine Einstellungen, Eingänge und Ergebnisse zu sehen.',
  },
  policyText: {
    attempts: 'bis zu {{attempts}} Versuche',
    each: 'je {{time}}',
    atMost: 'höchstens {{time}}',
    canceled: 'abgebrochen nach {{time}}',
    toPort: 'Fehlschläge gehen an einen Anschluss',
  },
  policyNumber: { inSeconds: '{{label}}, in Sekunden' },
  providerSwitch: {
    runAddToken: 'Um auf {{title}} auszuführen, fügen Sie das Token in den Einstellungen hinzu.',
    runs: 'Läuft auf',
    looking: '{{provider}} wird geprüft',
    noToken: 'kein Token',
    notSetUp: 'nicht eingerichtet',
  },
  retryFields: {
    providerCannotReached: 'Der Anbieter ist nicht erreichbar',
    modelFails: 'Das Modell schlägt fehl',
    timeLimitEnds: 'Ein Zeitlimit beendet es',
    firstWait: 'Erste Wartezeit',
    triedAgainWhen: 'Erneut versucht, wenn',
    eachPrediction:
      'Jeder Versuch ist eine neue Vorhersage und kann noch einmal so viel kosten. Die Wartezeit verdoppelt sich jedes Mal.',
    eachTraining:
      'Jeder Versuch ist ein neues Training und kann noch einmal so viel kosten. Die Wartezeit verdoppelt sich jedes Mal.',
  },
  timeFields: {
    timeLimit: 'Zeitlimit',
    cancelAfter: 'Cancel-After',
    bothCountFrom:
      'Beide zählen ab dem Senden und beenden es beim Anbieter. Auf das Zeitlimit achtet Patchbay; auf Cancel-After achtet der Anbieter, auch während Patchbay geschlossen ist.',
  },
};
