import type { repairs as english } from '../../../../shared/sentences/repairs.ts';
import type { Translation } from '../../translation.ts';

/** The German of shared/sentences/repairs.ts. */
export const repairs: Translation<typeof english> = {
  tooLarge:
    'Die Datei hat {{size}} MiB, und eine Pipeline darf 64 haben: Legen Sie große Daten in Dateien daneben.',
  tooDeep:
    'In der Datei stecken mehr als {{most}} Objekte ineinander: Stellen Sie eine aufbewahrte Kopie wieder her.',
  notJson:
    'Die Datei ist kein JSON ({{where}}): Öffnen Sie eine andere Datei, oder stellen Sie eine aufbewahrte Kopie wieder her.',
  empty: 'sie ist leer',
  endsEarly: 'sie endet zu früh',
  otherContent: 'sie enthält etwas anderes',
  line: 'Zeile {{line}}, Spalte {{column}}',
  notPipeline:
    'Die Datei ist JSON, aber keine Pipeline („format“ ist nicht „{{format}}“): Öffnen Sie eine .patchbay-Datei.',
  badVersion:
    'Die Pipeline-Datei ist bei „version“ beschädigt: Dort muss eine ganze Zahl ab 1 stehen. Stellen Sie eine aufbewahrte Kopie wieder her.',
  tooNew:
    'Die Datei stammt von einer neueren Version von Patchbay (Format {{version}}; diese liest bis {{newest}}): Aktualisieren Sie Patchbay.',
  damaged:
    'Die Pipeline-Datei ist beschädigt bei {{where}} ({{what}}): Berichtigen Sie sie in einem Texteditor, oder stellen Sie eine aufbewahrte Kopie wieder her.',
  ownId:
    'Der Knoten „{{node}}“ trug eine andere ID, sie wurde entfernt: Die ID eines Knotens ist sein Schlüssel.',
  edgeRemoved:
    'Die Verbindung „{{edge}}“ ({{from}} zu {{to}}) wurde entfernt: Es gibt keinen Knoten „{{node}}“.',
  edgeRenamed:
    'Zwei Verbindungen hießen „{{edge}}“: Die von {{from}} zu {{to}} heißt nun „{{id}}“.',
  fileName: 'Die Ordner im Namen der Datei „{{file}}“ am Knoten „{{node}}“ wurden entfernt.',
  filePath:
    'Der Pfad der Datei „{{file}}“ am Knoten „{{node}}“ führt aus dem Ordner der Pipeline hinaus und wurde entfernt: Wählen Sie die Datei erneut.',
  fileHash:
    'Der Hash der Datei „{{file}}“ am Knoten „{{node}}“ ist kein SHA-256 und wurde entfernt: Wählen Sie die Datei erneut.',
  fileFolder:
    'Der Ordner der Datei „{{file}}“ am Knoten „{{node}}“ führt aus dem gewählten hinaus und wurde entfernt.',
  frameInFrame:
    'Der Rahmen „{{node}}“ wurde aus „{{frame}}“ genommen: Ein Rahmen kann nicht in einem anderen sein.',
  frameMissing:
    'Der Knoten „{{node}}“ wurde aus dem Rahmen „{{frame}}“ genommen: Diesen Rahmen gibt es nicht.',
  protoKey: 'Ein Schlüssel „__proto__“ bei {{where}} wurde entfernt: Nichts darf so heißen.',
  topLevel: 'der obersten Ebene',
  noLayout: 'Die Anordnung war nicht lesbar: Die Knoten wurden neu platziert.',
  strayPlace: 'Die Position von „{{node}}“ wurde entfernt: Diesen Knoten gibt es nicht.',
  newPlace: 'Der Knoten „{{node}}“ hatte keine brauchbare Position und bekam eine neue.',
  newPlaces:
    '{{nodes}} Knoten („{{node}}“ und andere) hatten keine brauchbare Position und bekamen eine neue.',
  badSize: 'Die Größe des Knotens „{{node}}“ war unbrauchbar: Er wird neu gemessen.',
  more: '{{more}} weitere Dinge wurden repariert.',
};
