import type { connections as english } from '../../../../shared/sentences/connections.ts';
import type { Translation } from '../../translation.ts';

/** The German of shared/sentences/connections.ts. */
export const connections: Translation<typeof english> = {
  itself: 'Ein Knoten kann sich nicht selbst speisen.',
  nodeGone: 'Einen der beiden Knoten gibt es nicht mehr.',
  outputGone: 'Den Ausgang „{{port}}“ gibt es nicht mehr.',
  inputGone: 'Den Eingang „{{port}}“ gibt es nicht mehr.',
  secret: 'Ein Geheimnis kommt nicht über eine Verbindung: Geben Sie es im Inspektor ein.',
  cycle: 'Das ergäbe einen Kreis: Der Knoten würde auf sein eigenes Ergebnis warten.',
  textToFile:
    '„{{from}}“ passt nicht in einen Eingang für „{{to}}“: Nehmen Sie einen Datei-Upload oder ein Modell, das Dateien erzeugt.',
  fromJson:
    '„{{from}}“ passt nicht in einen Eingang für „{{to}}“: Nehmen Sie den Wert mit einem Knoten „Auslesen“ heraus.',
  fromFile:
    '„{{from}}“ passt nicht in einen Eingang für „{{to}}“: Ein Modell muss die Datei zuerst lesen.',
  otherFile:
    '„{{from}}“ passt nicht in einen Eingang für „{{to}}“: Ein Modell muss das eine in das andere verwandeln.',
  otherType:
    '„{{from}}“ passt nicht in einen Eingang für „{{to}}“: Setzen Sie einen Knoten dazwischen, der umwandelt.',
  perItem: 'Läuft einmal für jedes Element („{{list}}“).',
  oneItem: 'Wird eine Liste mit einem Element („{{list}}“).',
  checkedAtRun: 'Wird geprüft, wenn die Pipeline läuft.',
  wholeNumber: 'Muss eine ganze Zahl sein, wenn die Pipeline läuft.',
  numberAsText: 'Die Zahl wird als Text geschrieben.',
  trueOrFalse: 'Wird als true oder false geschrieben.',
  jsonAsText: 'Das JSON wird als Text geschrieben.',
  textAsJson: 'Der Text wird als JSON gelesen oder bleibt ein JSON-Text.',
};
