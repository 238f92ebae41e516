import type { providers as english } from '../../../../shared/sentences/providers.ts';
import type { Translation } from '../../translation.ts';

/** The German of shared/sentences/providers.ts. */
export const providers: Translation<typeof english> = {
  slowDown:
    '{{provider}} bittet um weniger Anfragen und konnte dies nicht: {{what}}{{saying}}. Warten Sie einen Moment, und versuchen Sie es erneut.',
  outOfOrder:
    '{{provider}} ist gerade gestört ({{status}}) und konnte dies nicht: {{what}}{{saying}}. Warten Sie einen Moment, und versuchen Sie es erneut.',
  badToken:
    '{{provider}} hat das API-Token nicht angenommen{{saying}}: Geben Sie in den Einstellungen ein gültiges ein, oder setzen Sie {{variable}}.',
  wantsPayment:
    '{{provider}} verlangt erst Geld hierfür: {{what}}{{saying}}. Laden Sie dort Ihr Guthaben auf, warten Sie einige Minuten, und führen Sie erneut aus.',
  notThere:
    '{{provider}} konnte dies nicht: {{what}}{{saying}}. Das gibt es dort nicht, oder es wurde entfernt: Prüfen Sie den Namen.',
  refused: '{{provider}} hat dies abgelehnt ({{status}}): {{what}}{{saying}}. {{advice}}.',
  saying: ', mit den Worten „{{text}}“',
  since: ', denn {{field}}: {{text}}',
  aValue: 'ein Wert',
  smallerFile: 'Es ist zu groß: Laden Sie eine kleinere Datei hoch (bis 100 MB)',
  mayYou: 'Prüfen Sie, ob Ihr Konto das darf',
  checkAddress: 'Prüfen Sie die Adresse des Anbieters in den Einstellungen',
  otherVersion: 'Wählen Sie eine andere Version des Modells',
  correctInput: 'Berichtigen Sie diese Eingabe, und führen Sie erneut aus',
  checkInputs: 'Prüfen Sie die Eingaben, und führen Sie erneut aus',
  unusable:
    'Die Antwort von {{provider}} war hierfür unbrauchbar: {{what}}. Sie enthielt {{problem}}. Prüfen Sie die Adresse des Anbieters in den Einstellungen, oder versuchen Sie es später erneut.',
  deepJson: 'JSON mit über {{deepest}} Ebenen',
  webPage: 'eine Webseite statt JSON',
  brokenJson: 'kaputtes JSON',
  oddValue: 'einen unerwarteten Wert bei {{where}}',
  wholeAnswer: 'der ganzen Antwort',
  unreached:
    '{{provider}} war unter {{address}} nicht erreichbar: {{trouble}}. Nicht möglich war: {{what}}. {{advice}}.',
  unknownOutcome:
    'Ob {{provider}} dies getan hat, ist nicht bekannt: {{what}}. Grund: {{why}}. Sehen Sie dort unter {{kept}} nach, bevor Sie es erneut ausführen.',
  gave: 'die Antwort enthielt {{problem}}',
  answeredWith: 'die Antwort war {{status}}',
  answerLost: 'die Antwort ging verloren, {{trouble}}',
  predictions: 'Vorhersagen',
  trainings: 'Trainings',
  deployments: 'Deployments',
  models: 'Modelle',
  deletionUnknown:
    'Ob {{provider}} dies getan hat, ist nicht bekannt: {{what}}. Es kam keine Antwort, und es ist noch da: Sehen Sie in einer Minute wieder nach, bevor Sie es wiederholen.',
  noToken:
    'Für {{provider}} ist kein API-Token gesetzt: Geben Sie eines in den Einstellungen ein, oder setzen Sie {{variable}}.',
  oddToken:
    'Das API-Token für {{provider}} enthält Zeichen, die kein Token hat: Fügen Sie es in den Einstellungen erneut ein.',
  lockedToken:
    'Das API-Token für {{provider}} konnte nicht aus dem Schlüsselbund gelesen werden: Entsperren Sie ihn, oder setzen Sie {{variable}}.',
  badAddress:
    'Die Adresse des Anbieters muss mit https:// beginnen (http:// nur auf diesem Computer): Berichtigen Sie sie in den Einstellungen.',
  notName: '„{{name}}“ ist kein Name und keine ID: Prüfen Sie Ihre Eingabe.',
  downloadFailed:
    'Die Datei bei {{host}} konnte nicht heruntergeladen werden: {{trouble}}. {{advice}}.',
  outputGone:
    'Die Datei bei {{host}} ist nicht mehr da ({{status}}), da Ausgaben nur etwa eine Stunde behalten werden: Führen Sie das Modell erneut aus.',
  brokeOff:
    'Der Download von {{host}} brach nach {{received}} Bytes ab: Prüfen Sie das Netzwerk, und versuchen Sie es erneut.',
  brokeOffOf:
    'Der Download von {{host}} brach nach {{received}} von {{size}} Bytes ab: Prüfen Sie das Netzwerk, und versuchen Sie es erneut.',
  damagedDataUrl:
    '{{provider}} gab eine Datei als Data-URL, die beschädigt ist: Führen Sie das Modell erneut aus.',
  compressed:
    '{{host}} hat die Datei komprimiert geschickt, obwohl das nicht verlangt war: Führen Sie das Modell erneut aus, oder melden Sie dies.',
  oddAddress: 'einer unlesbaren Adresse',
  uploadTooLarge:
    '„{{name}}“ hat {{size}} MB, aber {{provider}} nimmt Dateien unter 100 MB: Machen Sie sie kleiner, oder geben Sie stattdessen eine öffentliche Adresse an.',
  uploadChanged:
    '„{{name}}“ hat sich während des Hochladens geändert: Führen Sie erneut aus, wenn die Datei fertig ist.',
  inlineTooLarge:
    '„{{name}}“ hat {{size}} MB, aber über LowCodeAPI gehen Dateien in der Anfrage mit und dürfen bis zu {{most}} MB haben: Machen Sie sie kleiner, geben Sie eine öffentliche Adresse an, oder verwenden Sie ein eigenes Token von Replicate.',
  inlineChanged:
    '„{{name}}“ hat sich während des Lesens geändert: Führen Sie erneut aus, wenn die Datei fertig ist.',
  noRoute:
    'LowCodeAPI hat keinen Weg hierfür: {{what}}. Verwenden Sie dafür ein eigenes Token von Replicate.',
  gatewayName:
    '„{{name}}“ ist kein Name und keine ID, die sich über LowCodeAPI senden lässt: Verwenden Sie nur Buchstaben, Ziffern, Punkte, Binde- und Unterstriche.',
  fileAddress:
    '{{provider}} gab eine Dateiadresse, die {{why}}, daher wurde sie nicht abgerufen: Melden Sie das dem Autor des Modells.',
  typedAddress:
    'Die Adresse „{{url}}“ wurde nicht abgerufen, da sie {{why}}: Nur was {{provider}} erzeugt hat, wird heruntergeladen.',
  redirectsHttp: 'auf http umleitet',
  redirectsOften: 'zu oft umleitet',
  leadsHome: 'in das Netzwerk dieses Computers führt',
  notUrl: 'keine URL ist',
  beginsWith: 'mit {{protocol}} beginnt',
  leadsElsewhere: 'zu einem anderen Server führt',
  pointsHome: 'auf diesen Computer oder sein Netzwerk zeigt',
  builtinServer: 'Patchbays Modellserver',
};
