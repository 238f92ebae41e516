import type { edits as english } from '../en/edits.ts';
import type { Translation } from '../translation.ts';

/** The German of en/edits.ts. */
export const edits: Translation<typeof english> = {
  models: {
    moreLeftOut: '{{first}} ({{more}} weitere wurden weggelassen.)',
    exampleFileLeftOut: 'Die Datei des Beispiels für „{{port}}“ wurde weggelassen: {{why}}',
    fileLeftOut: 'Die Datei für „{{port}}“ wurde weggelassen. {{why}}',
    noModel: '{{provider}} hat kein Modell {{model}}: Wählen Sie mit „Ändern“ ein anderes.',
    noBuiltIn:
      '{{provider}} hat kein Modell {{model}} und keines mit seinen Eingängen und Ausgängen: Wählen Sie mit „Ändern“ ein anderes.',
    noAccount:
      'Das ist ein Modell von Replicate, aber kein Konto ist eingerichtet: Fügen Sie erst in den Einstellungen ein Token hinzu.',
  },
  switchProvider: {
    newest: '{{provider}} hat die Version {{version}} nicht, daher wird die neueste genommen.',
    otherModel: 'Er führt {{name}} statt {{before}} aus.',
    nothingLost: 'Keine Verbindung und kein Wert geht verloren.',
    lost: 'Das ginge verloren oder ist dort anders:',
    title: 'Diesen Knoten bei {{provider}} ausführen?',
    switch: 'Wechseln',
    nothingInCommon:
      'Das Modell von {{provider}} kann {{model}} nicht ersetzen: Ihre Eingänge oder Ausgänge haben nichts gemeinsam.',
  },
  insert: {
    beside: '{{why}} Er wurde neben der Verbindung hinzugefügt.',
    broken: 'Diese Verbindung ist unterbrochen: Verbinden Sie erst ihre Enden neu.',
    noInput: 'Kein Eingang von „{{node}}“ nimmt „{{type}}“.',
    noOutput: 'Kein Ausgang von „{{node}}“ kann einen Eingang für „{{type}}“ speisen.',
  },
  paste: {
    tooNew:
      'Diese Knoten kommen aus einer neueren Version von Patchbay: Aktualisieren Sie Patchbay, um sie einzufügen.',
    damaged:
      'Die kopierten Knoten sind beschädigt und wurden nicht hinzugefügt: Kopieren Sie sie noch einmal.',
    noNodes: 'Das Kopierte enthält keine Knoten.',
    prediction: 'Vorhersage {{id}}',
    deployment: 'Deployment {{name}}',
    cog: 'Cog-Server auf {{host}}',
    addServerTitle: 'Den Cog-Server auf {{host}} hinzufügen?',
    addServerHint:
      'Seine Adresse bleibt unter Ihren Zugängen, und sein Modell kommt auf die Arbeitsfläche.',
    addAsText: 'Als Text hinzufügen',
    addServer: 'Server hinzufügen',
  },
  deleteRuns: {
    none: 'Kein Lauf ist so lange her: Nichts wurde gelöscht.',
    message: 'Das lässt sich nicht rückgängig machen. Was ausgegeben wurde, bleibt gezählt.',
    notNow: 'Nicht jetzt',
    noFile: 'Keine Datei geht mit: Andere brauchen sie, oder es gibt keine.',
    journal: '{{size}} des Journals.',
    reusable: '{{size}} an Ergebnissen bleiben und werden wieder verwendet.',
    freed: '{{size}} an Dateien sind frei.',
    freedLater: '{{size}} an Dateien sind frei, {{later}} innerhalb einer Stunde.',
    title_one: '{{count}} Lauf löschen?',
    title_other: '{{count}} Läufe löschen?',
    deleted_one: '{{count}} Lauf gelöscht. {{freed}}',
    deleted_other: '{{count}} Läufe gelöscht. {{freed}}',
    stay_one: '{{count}} Lauf bleibt, da bei seinem Anbieter noch etwas von ihm im Gang sein kann.',
    stay_other:
      '{{count}} Läufe bleiben, da bei ihrem Anbieter noch etwas von ihnen im Gang sein kann.',
    files_one: '{{count}} Datei, die sonst nichts braucht, {{size}}.',
    files_other: '{{count}} Dateien, die sonst nichts braucht, {{size}}.',
  },
  runs: {
    goesOn: 'Ein Lauf von „{{pipeline}}“ ist im Gang.',
    waitOrCancel: 'Ein Lauf ist im Gang: Warten Sie sein Ende ab, oder brechen Sie ihn ab.',
    elsewhere: 'Dieser Lauf ist in einem anderen Patchbay im Gang: Sehen Sie dort nach.',
    nothingKept: 'Von diesem Lauf wurde nichts behalten.',
    notOnCanvas:
      'Die Knoten dieses Laufs sind nicht auf der Arbeitsfläche: Öffnen Sie seine Pipeline, wie sie war.',
    someNotOnCanvas:
      '{{gone}} der {{total}} Knoten dieses Laufs sind nicht mehr auf der Arbeitsfläche.',
    problems: '{{problems}} Probleme halten diese Pipeline vom Laufen ab.',
    queued: 'Ein weiterer Lauf dieser Pipeline steht in der Warteschlange des Laufprotokolls.',
  },
  documents: {
    saveTitle: 'Änderungen an „{{name}}“ speichern?',
    saveHint: 'Änderungen, die nicht gespeichert sind, gehen verloren.',
    doNotSave: 'Nicht speichern',
    changedElsewhere: '„{{file}}“ wurde anderswo geändert und wird gezeigt, wie es jetzt ist.',
    readOnly:
      'Diese Datei ist schreibgeschützt: Behalten Sie Ihre Änderungen mit „Speichern unter“.',
    saved: '{{file}} gespeichert.',
    untitled: 'Unbenannt',
    differenceTitle: '„{{file}}“ in der Datei und hier',
    same: 'Beide sind gleich: So oder so geht nichts verloren.',
    differs: 'Was Sie hier sehen, unterscheidet sich so von der Datei:',
    reloadFile: 'Die Datei neu laden',
    decideLater: 'Später entscheiden',
  },
  replace: {
    title: '„{{node}}“ ersetzen?',
    lost: '{{node}} kann nicht alles übernehmen. Das ginge verloren:',
    named: '„{{node}}“',
    from: 'Die Verbindung von {{node}} in „{{port}}“.',
    to: 'Die Verbindung von „{{port}}“ zu {{node}}.',
    value: 'Der Wert von „{{port}}“.',
    setting: 'Die Einstellung „{{title}}“.',
  },
};
