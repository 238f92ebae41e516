import type { disk as english } from '../../../../shared/sentences/disk.ts';
import type { Translation } from '../../translation.ts';

/** The German of shared/sentences/disk.ts. */
export const disk: Translation<typeof english> = {
  plain: '{{reason}}: {{advice}}.',
  at: '{{reason}}: {{advice}}. ({{path}})',
  refused: '{{what}} ({{code}}). {{reason}}: {{advice}}.',
  full: 'Der Datenträger ist voll',
  overQuota: 'Das Kontingent des Datenträgers ist aufgebraucht',
  tooLarge: 'Die Datei ist größer, als dieser Datenträger erlaubt',
  readOnly: 'Der Ordner ist schreibgeschützt',
  noAccess: 'Patchbay darf dort nicht lesen oder schreiben',
  notPermitted: 'Das System erlaubt es nicht',
  broken: 'Der Datenträger meldet einen Fehler',
  inUse: 'Ein anderes Programm greift gerade darauf zu',
  missing: 'Diese Datei oder diesen Ordner gibt es nicht',
  taken: 'Etwas mit diesem Namen ist schon da',
  isFolder: 'Wo eine Datei erwartet wurde, steht ein Ordner',
  isFile: 'Wo ein Ordner erwartet wurde, steht eine Datei',
  longName: 'Der Name ist zu lang für diesen Datenträger',
  manyOpen: 'Zu viele Dateien sind geöffnet',
  freeSpace: 'Geben Sie Platz frei, und führen Sie erneut aus',
  otherDisk: 'Wählen Sie einen anderen Datenträger oder eine kleinere Datei',
  otherFolder: 'Wählen Sie einen anderen Ordner',
  permissions: 'Ändern Sie die Rechte, oder wählen Sie einen anderen Ort',
  checkDisk: 'Prüfen Sie den Datenträger, oder wählen Sie einen anderen',
  closeProgram: 'Schließen Sie das Programm, und führen Sie erneut aus',
  checkName: 'Prüfen Sie den Namen',
  otherName: 'Wählen Sie einen anderen Namen',
  shorterName: 'Wählen Sie einen kürzeren',
  closePrograms: 'Schließen Sie einige Programme, und führen Sie erneut aus',
  notSaved: '„{{name}}“ konnte nicht in „{{folder}}“ gespeichert werden',
  nothingSaved: 'In „{{folder}}“ lässt sich keine Datei speichern',
  notKept: '„{{name}}“ konnte nicht in „{{folder}}“ aufbewahrt werden',
  notRepaired: '„{{path}}“ ist beschädigt und konnte nicht repariert werden',
  pipelineNotSaved: 'Die Pipeline konnte nicht in „{{path}}“ gespeichert werden',
  otherFolderFor: '{{what}} ({{code}}): Wählen Sie einen anderen Ordner.',
  dataLocked:
    'Ein anderes Programm hält „{{path}}“ gesperrt: Schließen Sie es, und versuchen Sie es erneut.',
  dataReadOnly:
    '„{{path}}“ ist schreibgeschützt: Ändern Sie die Rechte, oder wählen Sie einen anderen Datenordner.',
  dataBroken:
    'Der Datenträger meldet einen Fehler bei „{{path}}“: Prüfen Sie ihn und seinen freien Platz, und versuchen Sie es dann erneut.',
  dataDamaged:
    '„{{path}}“ ist beschädigt: Beenden Sie jedes Patchbay, das damit arbeitet, und starten Sie eines neu. Es behält eine Kopie und rettet, was lesbar ist.',
  dataFull:
    'Der Datenträger von „{{path}}“ ist voll: Geben Sie Platz frei, und führen Sie erneut aus.',
  dataClosed:
    '„{{path}}“ lässt sich nicht öffnen: Prüfen Sie die Rechte des Datenordners, oder wählen Sie einen anderen.',
  noJournal:
    '„{{path}}“ ist kein Journal von Patchbay: Verschieben Sie es, oder wählen Sie einen anderen Datenordner.',
  dataTooNew:
    'Der Datenordner stammt von einer neueren Version von Patchbay ({{path}}): Aktualisieren Sie Patchbay.',
  savedRuns_one:
    '„{{path}}“ war beschädigt: {{count}} Lauf und alles andere, was lesbar war, wurden gerettet, und die beschädigte Datei bleibt als „{{kept}}“.',
  savedRuns_other:
    '„{{path}}“ war beschädigt: {{count}} Läufe und alles andere, was lesbar war, wurden gerettet, und die beschädigte Datei bleibt als „{{kept}}“.',
  wasBlank:
    '„{{path}}“ war leer: Die Läufe darin sind verloren, die Dateien ihrer Ergebnisse sind noch in „{{artifacts}}“.',
  budget:
    'Das Budget im Datenordner ist nicht lesbar, daher wird nichts ausgegeben: Setzen Sie es in den Einstellungen unter „Budget“ neu.',
};
