import type { engine as english } from '../en/engine.ts';
import type { Translation } from '../translation.ts';

/** The German of en/engine.ts. */
export const engine: Translation<typeof english> = {
  useChosenKeys: {
    someCannot:
      'Einige Tastenkürzel in den Einstellungen sind nicht verwendbar und blieben, wie sie sind: {{faults}}. Wählen Sie andere unter „Tastenkürzel“.',
  },
  startFailure: {
    patchbayCannotReach: 'Patchbay erreicht seine Engine nicht',
    openAddressPrinted:
      'Öffnen Sie die Adresse, die {{command}} zuletzt ausgegeben hat, samt ihrem Token, oder starten Sie es erneut.',
  },
  workspace: {
    sizeLibrary: 'Größe der Bibliothek',
    sizeRunLog: 'Größe des Laufprotokolls',
    sizeInspector: 'Größe des Inspektors',
  },
  createApp: {
    engineStoppedBefore:
      'Die Engine endete vor diesem Lauf: Drücken Sie „Wiederaufnehmen“, um vom Erreichten aus weiterzumachen.',
    runCouldNot: 'Der Lauf konnte nicht weitergehen: {{because}}',
  },
  failureOf: { patchbayCouldNot: 'Patchbay konnte das nicht tun: {{message}}' },
  reconnectingLink: {
    connectionPatchbayEngine:
      'Die Verbindung zur Engine von Patchbay ging verloren: Sie wird wieder geöffnet, versuchen Sie es dann noch einmal.',
  },
  restoreTabs: {
    unsavedEditsCould: 'Ungespeicherte Änderungen konnten nicht gelesen werden. {{reason}}',
    restored_one: '{{count}} ungespeicherte Änderung wurde wiederhergestellt.',
    restored_other: '{{count}} ungespeicherte Änderungen wurden wiederhergestellt.',
    restoredIn_one:
      '{{count}} ungespeicherte Änderung in {{pipelines}} Pipelines wurde wiederhergestellt.',
    restoredIn_other:
      '{{count}} ungespeicherte Änderungen in {{pipelines}} Pipelines wurden wiederhergestellt.',
    useSavedFile: 'Die gespeicherte Datei nehmen',
    useSavedFiles: 'Die gespeicherten Dateien nehmen',
  },
  main: {
    patchbayWasStarted:
      'Patchbay wurde neu gestartet: Öffnen Sie in diesem Tab die Adresse, die es ausgegeben hat, hier ist nichts verloren.',
  },
};
