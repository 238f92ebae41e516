import type { window as english } from '../en/window.ts';
import type { Translation } from '../translation.ts';

/** The German of en/window.ts. */
export const window: Translation<typeof english> = {
  addPalette: {
    addCanvas: 'Zur Arbeitsfläche hinzufügen',
    chooseModel: 'Ein Modell wählen',
    insertNode: 'Einen Knoten einfügen',
    replaceNode: 'Den Knoten ersetzen',
  },
  connectionPicker: { connection: 'Zugang' },
  diskBanner: {
    seeDifference: 'Unterschied zeigen',
    keepMine: 'Meine behalten',
    saveAgain: 'Erneut speichern',
    saveAs: 'Speichern unter …',
    file: 'Die Datei',
    wasNotSaved:
      '„{{name}}“ wurde nicht gespeichert: Die Datei wurde seit dem Öffnen anderswo geändert.',
    wasChangedElsewhere:
      '„{{name}}“ wurde anderswo geändert, und Sie haben ungespeicherte Änderungen.',
    wasDeletedRenamed:
      '„{{name}}“ wurde gelöscht, umbenannt oder verschoben. Nichts ist verloren: Alles steht noch hier.',
    openAnotherWindow:
      '„{{name}}“ ist in einem anderen Fenster geöffnet und hat dort ungespeicherte Änderungen.',
  },
  inspector: { inspector: 'Inspektor' },
  noToken: { needsToken: '{{title}} braucht ein Token' },
  rail: { panels: 'Bereiche' },
  runPanel: {
    run: 'Lauf',
    problems: 'Probleme',
    queue: 'Warteschlange',
    pastRuns: 'Frühere Läufe',
    runLog: 'Laufprotokoll',
    closeRunLog: 'Laufprotokoll schließen',
    noProblems: 'Keine Probleme',
    whatKeepsPipeline:
      'Was eine Pipeline am Laufen hindert, steht hier, bevor etwas ausgegeben wird.',
  },
  settingsDialog: { general: 'Allgemein', budget: 'Budget' },
  shortcutsDialog: { keyboardShortcuts: 'Tastenkürzel' },
  tabStrip: { openPipelines: 'Offene Pipelines' },
  welcome: {
    howBegin: 'So beginnen Sie',
    chainModelsCanvas: 'Modelle auf einer Arbeitsfläche verketten',
    press:
      'Drücken Sie {{key}} oder doppelklicken Sie, um einen Knoten hinzuzufügen, oder legen Sie eine Datei auf die Arbeitsfläche.',
    dragFromDot:
      'Ziehen Sie von einem Punkt ins Leere, um den nächsten Knoten gleich verbunden hinzuzufügen.',
    pressRunBuilt:
      'Drücken Sie „Ausführen“. Die eingebauten Modelle arbeiten auf diesem Computer, brauchen kein Konto und kosten nichts.',
    addNode: 'Knoten hinzufügen',
    chooseFile: 'Datei wählen',
  },
  groups: {
    file: 'Datei',
    edit: 'Bearbeiten',
    run: 'Ausführen',
    view: 'Ansicht',
    settings: 'Einstellungen',
  },
  connectionState: {
    reconnecting: 'Verbindung wird wiederhergestellt',
    patchbayWasStarted:
      'Patchbay wurde neu gestartet. Öffnen Sie in diesem Tab die Adresse, die es ausgegeben hat.',
    newAddressNeeded: 'Neue Adresse nötig',
    connectedEngine: 'Mit der Engine verbunden',
  },
  documentName: {
    notSavedFile: 'Noch in keiner Datei gespeichert',
    pipelineName: 'Name der Pipeline',
    untitled: 'Ohne Titel',
    thereAreChanges:
      'Es gibt ungespeicherte Änderungen. Sie kommen wieder, wenn Patchbay unerwartet endet.',
    thereAreChanges2: 'Es gibt ungespeicherte Änderungen.',
    unsavedChanges: 'Ungespeicherte Änderungen',
  },
  documentTab: {
    notSavedFile: '{{name}} ist noch in keiner Datei gespeichert',
    fileNeedsAttention: ', ihre Datei braucht Aufmerksamkeit',
    unsavedChanges: ', ungespeicherte Änderungen',
    running: 'Läuft:',
    runSucceeded: 'Lauf erfolgreich:',
    runDidNot: 'Lauf nicht erfolgreich:',
  },
  restButton: {
    left: '{{runs}} übrig, {{total}}',
    whatSampleHas: 'Was die Stichprobe erzeugt hat, bleibt erhalten: {{left}}',
  },
  runControl: {
    cancelRunProvider: 'Den Lauf abbrechen, auch beim Anbieter',
    runPipeline: 'Die Pipeline ausführen',
    waysRun: 'Weitere Arten auszuführen',
    pauseRunWhat: 'Den Lauf anhalten: Gesendetes läuft weiter, sonst nichts',
    goesWhereWas: 'Macht weiter, wo angehalten wurde: {{done}}',
    goesWhereStopped: 'Macht weiter, wo der Lauf endete: {{done}}',
    starting: 'Startet',
    queue: 'In der Warteschlange',
    pausedNodes: 'Angehalten · {{ended}} von {{total}} Knoten',
    nodes: '{{ended}} von {{total}} Knoten · {{duration}}',
  },
  themeButton: {
    light: 'hell',
    dark: 'dunkel',
    system: 'wie das System',
    theme: 'Farbschema: {{theme}}',
  },
};
