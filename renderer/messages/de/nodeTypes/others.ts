import type { NodeTypeTexts } from '../../nodeTexts.ts';

type Other = 'download' | 'frame' | 'note' | 'prediction' | 'preview' | 'reroute' | 'training';

/** The German of the node types that run models, show and save, and of those that are for the canvas only. */
export const others: Pick<NodeTypeTexts, Other> = {
  prediction: {
    title: 'Vorhersage',
    description:
      'Führt ein Modell aus: Die Ein- und Ausgänge kommen von dem Modell, das Sie wählen.',
    keywords: ['modell', 'ki', 'ausführen', 'erzeugen', 'eingebaut'],
    fields: { model: { Model: 'Modell' } },
    ports: {
      'model-version': {
        'Model version': 'Modellversion',
        'Runs this version in place of the chosen one, which it has to have the inputs of: `owner/name:version`, or a version id.':
          'Führt diese Version anstelle der gewählten aus, deren Eingänge sie haben muss: `owner/name:version` oder eine Versions-ID.',
      },
    },
  },
  training: {
    title: 'Training',
    description: 'Trainiert ein Modell mit Ihren Dateien und gibt eine neue Version Ihres Modells.',
    keywords: ['trainieren', 'feinabstimmung', 'lernen', 'stil', 'modell', 'version'],
    fields: {
      model: { 'Base model': 'Grundmodell' },
      destination: {
        Destination: 'Ziel',
        'The model of yours that gets the new version, as owner/name.':
          'Ihr Modell, das die neue Version bekommt, als Besitzer/Name.',
      },
      createDestination: {
        'Make it if it does not exist': 'Erstellen, falls es fehlt',
        'Makes the destination before the training starts: a private model, which only you can see and run.':
          'Erstellt das Ziel, bevor das Training beginnt: ein privates Modell, das nur Sie sehen und ausführen können.',
      },
      hardware: {
        'Its hardware': 'Seine Hardware',
        'What the new model runs on once it is trained; it can be changed later.':
          'Worauf das neue Modell läuft, sobald es trainiert ist; das lässt sich später ändern.',
        'A hardware name': 'Ein Hardware-Name',
      },
      keepWeights: {
        'Keep the weights': 'Gewichte behalten',
        'Fetches the weights as a file when the training has ended. They can be large.':
          'Holt die Gewichte als Datei, wenn das Training zu Ende ist. Sie können groß sein.',
      },
    },
    ports: {
      version: {
        Version: 'Version',
        'The version that was made, for the model version of a Prediction.':
          'Die Version, die entstanden ist, für die Modellversion einer Vorhersage.',
      },
      weights: {
        Weights: 'Gewichte',
        'The file of what was learned, where the model gives one.':
          'Die Datei mit dem Gelernten, sofern das Modell eine gibt.',
      },
    },
  },
  preview: {
    title: 'Vorschau',
    description: 'Zeigt ein Bild, einen Text, Audio, Video oder JSON auf der Arbeitsfläche.',
    keywords: ['ansehen', 'zeigen', 'anzeigen', 'ausgabe'],
    fields: {},
    ports: { value: { Value: 'Wert' } },
  },
  download: {
    title: 'Download',
    description: 'Speichert Dateien, Texte und JSON im Ausgabeordner.',
    keywords: ['speichern', 'exportieren', 'schreiben', 'ausgabe', 'datei', 'herunterladen'],
    fields: {
      fileName: {
        'File name': 'Dateiname',
        'May use {{source.name}}, {{source.folder}}, {{pipeline}}, {{node}}, {{index}}, {{name}}, {{ext}}. {{index}} counts the items of a list from 1.':
          'Kann {{source.name}}, {{source.folder}}, {{pipeline}}, {{node}}, {{index}}, {{name}}, {{ext}} verwenden. {{index}} zählt die Elemente einer Liste ab 1.',
      },
      folder: {
        Folder: 'Ordner',
        'A folder inside the output folder, as large/{{source.folder}}: {{source.folder}} is where the uploaded file was in its folder, so that a folder comes out as it went in. Empty for the output folder itself.':
          'Ein Ordner im Ausgabeordner, etwa gross/{{source.folder}}: {{source.folder}} ist die Stelle, an der die hochgeladene Datei in ihrem Ordner lag, sodass ein Ordner herauskommt, wie er hineinging. Leer für den Ausgabeordner selbst.',
        'The output folder': 'Der Ausgabeordner',
      },
      ifExists: {
        'If the file exists': 'Falls die Datei existiert',
        'Keep both': 'Beide behalten',
        Overwrite: 'Überschreiben',
        'Stop with an error': 'Mit einem Fehler anhalten',
      },
    },
    ports: { file: { File: 'Datei' } },
  },
  note: {
    title: 'Notiz',
    description: 'Eine Bemerkung auf der Arbeitsfläche. Sie läuft nie.',
    keywords: ['kommentar', 'zettel', 'bemerkung'],
    fields: { text: { Note: 'Notiz', 'Write a note': 'Eine Notiz schreiben' } },
    ports: {},
  },
  frame: {
    title: 'Rahmen',
    description:
      'Fasst Knoten unter einem Titel zusammen, um sie gemeinsam zu verschieben, zu deaktivieren, auszuführen oder zuzuklappen.',
    keywords: ['gruppe', 'abschnitt', 'kasten', 'zuklappen'],
    fields: {
      color: {
        Color: 'Farbe',
        Gray: 'Grau',
        Blue: 'Blau',
        Green: 'Grün',
        Yellow: 'Gelb',
        Red: 'Rot',
        Purple: 'Violett',
      },
      collapsed: { Collapsed: 'Zugeklappt' },
    },
    ports: {},
  },
  reroute: {
    title: 'Wegpunkt',
    description: 'Ein Punkt, durch den eine Verbindung geführt wird. Er ändert nichts.',
    keywords: ['punkt', 'knick', 'umleitung', 'verbindung'],
    fields: {},
    ports: { in: { In: 'Eingang' }, out: { Out: 'Ausgang' } },
  },
};
