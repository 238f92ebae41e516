import type { runs as english } from '../../../../shared/sentences/runs.ts';
import type { Translation } from '../../translation.ts';

/** The German of shared/sentences/runs.ts. */
export const runs: Translation<typeof english> = {
  prediction: 'Vorhersage',
  training: 'Training',
  expired:
    '{{noun}} {{id}}: Die Ausgabe ist abgelaufen, da der Anbieter sie etwa eine Stunde behält. {{how}}.',
  againFree: 'Nehmen Sie den Lauf wieder auf, um sie neu zu erzeugen, das kostet nichts',
  againPaid: 'Wählen Sie auf diesem Knoten „Noch einmal erzeugen“, das kostet {{cost}}',
  asMuch: 'noch einmal so viel',
  upTo: 'bis zu {{usd}}',
  tookTooLong:
    '{{what}} dauerte länger als das Zeitlimit von {{limit}}: Erhöhen Sie es unter „Ausführung“ im Inspektor, oder führen Sie erneut aus.',
  tookTooLongThere:
    '{{what}} dauerte länger als das Zeitlimit von {{limit}} und wurde beim Anbieter abgebrochen: Erhöhen Sie es unter „Ausführung“ im Inspektor, oder führen Sie erneut aus.',
  theWork: '{{noun}} {{id}}',
  theNode: '„{{node}}“',
  overdue:
    '{{noun}} {{id}} dauerte länger als das Zeitlimit, und der Anbieter meldet kein Ende: Sehen Sie dort nach, und nehmen Sie dann den Lauf wieder auf.',
  madeAnew:
    '{{noun}} {{id}} soll neu erzeugt werden, und der Anbieter meldet kein Ende: Sehen Sie dort nach, und nehmen Sie dann den Lauf wieder auf.',
  notEnded: 'Der Anbieter meldet kein Ende: {{noun}} {{id}}.',
  otherWork:
    'Der Anbieter wurde nach {{id}} gefragt und nannte {{other}}: Sehen Sie dort nach beiden, und nehmen Sie dann den Lauf wieder auf.',
  noReason: '{{noun}} ohne Angabe eines Grundes fehlgeschlagen: Sehen Sie im Protokoll nach.',
  canceledThere: '{{noun}} {{id}} wurde beim Anbieter abgebrochen.',
  startUnknown: 'Ob es gestartet wurde, ist nicht bekannt, da die Antwort verloren ging.',
  endedWhileStarting:
    'Patchbay endete, während „{{title}}“ gestartet wurde, und {{provider}} kann nicht sagen, ob es gelang: Sehen Sie dort in der Liste nach, und nehmen Sie dann den Lauf wieder auf, um erneut zu suchen.',
  goesOnThere: '{{provider}} meldet kein Ende von {{id}}: Sehen Sie dort nach.',
  noDestination:
    'Das Ziel {{model}} gibt es nicht: Wählen Sie ein eigenes Modell, oder schalten Sie im Inspektor „{{setting}}“ ein.',
  deploymentName:
    '„{{deployment}}“ ist kein Deployment: Wählen Sie das Modell dieses Knotens erneut.',
  noDeployments:
    'Das Deployment {{deployment}} ist dort nicht erreichbar, da dieser Anbieter keine Deployments hat: Führen Sie es bei Replicate aus, oder wählen Sie sein Modell.',
  notWhole:
    'Die Ausgabe „{{name}}“ konnte nicht vollständig heruntergeladen werden ({{code}}): Prüfen Sie das Netzwerk, und führen Sie erneut aus.',
  baseModel: 'Das Grundmodell „{{model}}“ ist kein Modell: Wählen Sie es erneut.',
  noBaseVersion:
    '{{model}} zeigt keine Version, die sich trainieren lässt: Wählen Sie ein anderes Grundmodell.',
  noTrainedVersion:
    'Das Training {{id}} war erfolgreich, nennt aber keine Version: Sehen Sie beim Anbieter nach.',
  underWay: 'Der Lauf „{{run}}“ ist im Gang: Warten Sie sein Ende ab.',
  underWayElsewhere:
    'Der Lauf „{{run}}“ ist in einem anderen Patchbay im Gang: Sehen Sie dort nach.',
  hasSucceeded: 'Der Lauf „{{run}}“ war erfolgreich: Es ist nichts mehr zu tun.',
  isQueued: 'Der Lauf „{{run}}“ ist in der Warteschlange: Er startet, wenn Platz ist.',
  notPaused: 'Der Lauf „{{run}}“ ist nicht angehalten.',
  notEndedYet:
    'Der Lauf „{{run}}“ ist nicht beendet: Brechen Sie ihn ab, oder setzen Sie ihn fort, bevor er gelöscht wird.',
  stays:
    'Der Lauf „{{run}}“ bleibt, da etwas von ihm noch im Gang sein kann: {{why}} Er lässt sich löschen, sobald das beendet ist, oder eine Woche nach seinem Abbruch.',
  idTaken: 'Die ID „{{run}}“ ist vergeben: Starten Sie den Lauf mit einer neuen ID.',
  noRun: 'In diesem Datenordner gibt es keinen Lauf „{{run}}“.',
  noneNamed:
    'Kein Lauf ist genannt: Sagen Sie, welche Läufe gelöscht werden sollen oder wie alt sie sind.',
  notBegun: 'Der Knoten „{{node}}“ hat in diesem Lauf nicht begonnen.',
  itemNotBegun: 'Der Knoten „{{node}}“ hat in diesem Lauf für Element {{item}} nicht begonnen.',
  notNodeId: '„{{node}}“ ist nicht die ID eines Knotens: Wählen Sie einen Knoten der Pipeline.',
  cacheLimit: 'Die Grenze des Cache ist mindestens 1 MB: Wählen Sie eine größere.',
  secretMissing:
    'Das Geheimnis „{{name}}“ ist nicht auf diesem Computer: Geben Sie es am Knoten ein, führen Sie „patchbay secrets set {{name}}“ aus, oder setzen Sie {{variable}}.',
};
