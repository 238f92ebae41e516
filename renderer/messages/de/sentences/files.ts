import type { files as english } from '../../../../shared/sentences/files.ts';
import type { Translation } from '../../translation.ts';

/** The German of shared/sentences/files.ts. */
export const files: Translation<typeof english> = {
  unknownReason: 'Grund unbekannt',
  notHere:
    'Die Datei „{{name}}“ ist nicht auf diesem Computer: Fügen Sie sie ihrem Knoten erneut hinzu.',
  changed:
    'Die Datei „{{name}}“ hat sich geändert, seit die Pipeline gespeichert wurde: Fügen Sie sie ihrem Knoten erneut hinzu.',
  notFile: '„{{path}}“ ist keine Datei: Wählen Sie eine Datei.',
  missing:
    'Die Datei „{{path}}“ gibt es nicht: Prüfen Sie den Namen, oder fügen Sie die Datei ihrem Knoten erneut hinzu.',
  unreadable: 'Die Datei „{{path}}“ ist nicht lesbar ({{code}}): Prüfen Sie ihre Rechte.',
  leavesFolder:
    'Der Pfad „{{path}}“ führt aus dem Ordner der Pipeline hinaus: Legen Sie die Datei neben die Pipeline.',
  bytesGone:
    '„{{name}}“ ist nicht mehr im Datenordner von Patchbay: Führen Sie erneut aus, um die Datei neu zu erzeugen.',
  exists:
    'Die Datei „{{path}}“ ist schon da: Wählen Sie einen anderen Namen, oder lassen Sie den Knoten „Download“ beide behalten.',
  manyNamed:
    'Der Ordner „{{folder}}“ enthält zu viele Dateien namens „{{name}}“: Wählen Sie einen anderen Namen.',
  notFullPath:
    'Der Ordner „{{folder}}“ ist kein vollständiger Pfad: Schreiben Sie ihn von der Wurzel an.',
  outputNotFullPath:
    'Der Ausgabeordner „{{folder}}“ ist kein vollständiger Pfad: Schreiben Sie ihn von der Wurzel an.',
  forZip:
    '{{files}} Dateien mit zusammen {{size}} MiB sind mehr, als ein Zip fasst (4 GiB, {{most}} Dateien): Nehmen Sie weniger.',
  incomplete:
    '„{{name}}“ kam unvollständig an ({{size}} von {{expected}} Bytes): Führen Sie erneut aus.',
  tooLargeToRead:
    'Die Datei „{{name}}“ ist zu groß, um ganz gelesen zu werden (über 64 MiB): Nehmen Sie eine kleinere.',
  gone: 'Die Datei ist nicht mehr im Datenordner von Patchbay: Bringen Sie sie erneut ein.',
  folderClosed:
    'Der Ordner „{{path}}“ lässt sich nicht öffnen ({{code}}): Wählen Sie einen anderen.',
  outside:
    '„{{path}}“ liegt außerhalb der Ordner, die dieses Patchbay öffnen darf ({{folders}}): Wählen Sie einen Ort darin.',
  saveOverFolder: '„{{path}}“ ist ein Ordner: Wählen Sie einen anderen Namen für die Pipeline.',
  saveOverOther: '„{{path}}“ ist keine Datei: Wählen Sie einen anderen Namen für die Pipeline.',
  pipelineReadOnly:
    '„{{path}}“ ist schreibgeschützt: Speichern Sie die Pipeline unter einem anderen Namen, oder ändern Sie die Rechte der Datei.',
  pipelineIsFolder: '„{{path}}“ ist ein Ordner: Wählen Sie eine .patchbay-Datei.',
  pipelineIsOther: '„{{path}}“ ist keine Datei: Wählen Sie eine .patchbay-Datei.',
  pipelineTooLarge:
    '„{{path}}“ ist zu groß für eine Pipeline ({{size}} Bytes, die Grenze ist 64 MiB): Wählen Sie eine andere Datei.',
  pipelineMissing: 'Die Pipeline „{{path}}“ gibt es nicht: Prüfen Sie ihren Namen.',
  pipelineUnreadable:
    'Die Pipeline „{{path}}“ ist nicht lesbar ({{code}}): Prüfen Sie ihre Rechte.',
  pipelineFault: '„{{path}}“: {{fault}}',
  saveTooLarge:
    'Die Pipeline ist größer als 64 MiB und wurde nicht gespeichert: Verschieben Sie große Werte ihrer Knoten in Dateien.',
  saveTooDeep:
    'Ein JSON-Wert in der Pipeline ist mehr als {{most}}-fach verschachtelt, daher wurde nichts gespeichert: Machen Sie ihn flacher.',
  noExample: 'Es gibt kein Beispiel „{{id}}“: Wählen Sie {{ids}}.',
};
