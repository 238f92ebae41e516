import type { palette as english } from '../en/palette.ts';
import type { Translation } from '../translation.ts';

/** The German of en/palette.ts. */
export const palette: Translation<typeof english> = {
  paletteBody: {
    offered: 'Angebot',
    searchNodesModels: 'Knoten und Modelle suchen oder Adresse einfügen',
    searchModelsOr: 'Modelle suchen oder Adresse einfügen',
    whatCanTake: 'Was diesen Typ annimmt: {{type}}',
    whatCanGive: 'Was diesen Typ liefert: {{type}}',
    whatCanTakeAndGive: 'Was {{from}} annimmt und {{to}} liefert',
    inPlaceOf: 'Anstelle von „{{title}}“, mit allem, was davon passt',
    nothingFitsPort: 'Hier passt nichts.',
    nothingCalled: 'Nichts heißt „{{query}}“.',
    tryAnotherWord:
      'Versuchen Sie ein anderes Wort, oder fügen Sie ein Modell als Besitzer/Name ein.',
  },
  paletteRow: {
    deploymentYours: 'Eines Ihrer Deployments.',
    yourDeployment: 'Ihr Deployment von {{model}}',
    useModelInputs: 'Dieses Modell mit den eingefügten Eingaben verwenden.',
    useModelName: 'Das Modell mit diesem Namen verwenden.',
    runDeployment: 'Auf diesem Deployment ausführen.',
    useModelInputs2: 'Sein Modell mit seinen Eingaben verwenden.',
    addYourConnections: 'Zu Ihren Zugängen hinzufügen und das Modell verwenden.',
  },
  paletteStatus: {
    searchReplicatesModels:
      'Um die Modelle von Replicate zu durchsuchen, fügen Sie hier ein Replicate-Token hinzu: {{settings}}.',
  },
  nodeGroups: {
    sources: 'Quellen',
    models: 'Modelle',
    shaping: 'Umformen',
    results: 'Ergebnisse',
    canvas: 'Arbeitsfläche',
    nodes: 'Knoten',
  },
  paletteEntry: { built: 'Eingebaut', cog: 'Cog auf {{host}}' },
  useChooseEntry: {
    noInput:
      'Das Modell hat keinen passenden Eingang und wurde deshalb ohne Verbindung hinzugefügt.',
    noOutput:
      'Das Modell hat keinen passenden Ausgang und wurde deshalb ohne Verbindung hinzugefügt.',
  },
  useDeploymentGroups: { deployments: 'Deployments bei {{provider}}' },
  useModelGroups: { builtModels: 'Eingebaute Modelle' },
};
