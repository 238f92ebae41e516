import type { graph as english } from '../../../../shared/sentences/graph.ts';
import type { Translation } from '../../translation.ts';

/** The German of shared/sentences/graph.ts. */
export const graph: Translation<typeof english> = {
  ofNode: '„{{node}}“: {{fault}}',
  unknownType:
    'Der Knotentyp „{{type}}“ ist dieser Version von Patchbay unbekannt: Aktualisieren Sie Patchbay, oder entfernen Sie den Knoten.',
  ownErrorOutput:
    'Er hat selbst einen Ausgang „error“, sodass seine Fehlschläge nicht dorthin gehen können: Schalten Sie „Fehlgeschlagene Elemente gehen an einen Fehleranschluss“ aus.',
  policy:
    'Die Angabe {{place}} ist unbrauchbar ({{issue}}): Berichtigen Sie sie unter „Ausführung“ im Inspektor.',
  noOutput:
    'Er hat keinen Ausgang „{{port}}“ mehr: Entfernen Sie die Verbindung, oder verbinden Sie einen anderen Ausgang.',
  noInput:
    'Er hat keinen Eingang „{{port}}“ mehr: Entfernen Sie die Verbindung, oder verbinden Sie einen anderen Eingang.',
  notConnected:
    'Sein Eingang „{{port}}“ ist nicht verbunden: Verbinden Sie ihn, oder entfernen Sie den Knoten.',
  needsFile: 'Sein Eingang „{{port}}“ ist erforderlich: Verbinden Sie eine Datei.',
  needsValue:
    'Sein Eingang „{{port}}“ ist erforderlich: Geben Sie einen Wert ein, oder verbinden Sie ihn.',
  doesNotRun: 'Er läuft nicht. {{why}}',
  bypassed: 'Dieser Knoten ist überbrückt.',
  disabled: 'Dieser Knoten ist deaktiviert.',
  frameDisabled: 'Der Rahmen „{{frame}}“, zu dem er gehört, ist deaktiviert.',
  dependsOnDisabled: '„{{node}}“, wovon er abhängt, ist deaktiviert.',
  notAskedFor: 'Er gehört nicht zu dem, was dieser Lauf ausführen soll.',
  notNeeded:
    'Nichts, was läuft, braucht ihn: Verbinden Sie ihn mit einer Vorschau oder einem Download.',
  nothingChosen:
    'Nichts auszuführen: Was gewählt wurde, ist deaktiviert, überbrückt oder nicht mehr in der Pipeline. Wählen Sie andere Knoten.',
  allDisabled:
    'Nichts auszuführen: Jeder Weg zu einem Ergebnis führt durch einen deaktivierten Knoten. Aktivieren Sie einen.',
  empty:
    'Nichts auszuführen: Fügen Sie eine Vorschau, einen Download oder eine Vorhersage hinzu, und verbinden Sie sie.',
  cycle:
    '„{{node}}“ liegt auf einem Kreis und würde auf sein eigenes Ergebnis warten: Entfernen Sie eine der Verbindungen.',
  stuck:
    '„{{node}}“ ist überbrückt, aber nichts, was hineingeht, kann für seinen Ausgang „{{port}}“ stehen: Verbinden Sie einen Eingang dieses Typs, oder überbrücken Sie ihn nicht mehr.',
};
