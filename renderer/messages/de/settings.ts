import type { settings as english } from '../en/settings.ts';
import type { Translation } from '../translation.ts';

/** The German of en/settings.ts. */
export const settings: Translation<typeof english> = {
  theme: { title: 'Farbschema', system: 'System', light: 'Hell', dark: 'Dunkel' },
  language: { title: 'Sprache' },
  about: {
    desktopApp: 'Desktop-App',
    browserServedComputer: 'Im Browser, von diesem Computer bereitgestellt',
    oneProcess: 'In einem Prozess',
    patchbayMitLicence: 'Patchbay {{version}} · {{host}} · {{platform}} · MIT-Lizenz',
  },
  cogForm: {
    addressCogServer: 'Adresse eines Cog-Servers',
    http1270: 'http://127.0.0.1:5000, ein eigener Cog-Container',
    addCogServer: 'Cog-Server hinzufügen',
  },
  connectionCard: {
    removeTitle: '{{title}} entfernen?',
    removeMessage: 'Patchbay vergisst die Adresse. Was dort gelaufen ist, bleibt im Verlauf.',
    tokenKeychain: 'Token im Schlüsselbund',
    tokenFromEnvironment: 'Token aus der Umgebung',
    tokenUntilPatchbay: 'Token, bis Patchbay schließt',
    needsNoToken: 'Braucht kein Token',
    test: 'Prüfen',
    answersAs: 'Der Zugang antwortet, als {{username}}.',
  },
  connections: {
    connections: 'Zugänge',
    tokenKeptYour:
      'Ein Token wird im Schlüsselbund Ihres Systems aufbewahrt und nie wieder gezeigt, auch hier nicht. Ein Token in der Umgebung hat Vorrang.',
  },
  outputFolder: {
    chooseOutputFolder: 'Den Ausgabeordner wählen',
    downloadNodesWrite:
      'Hierhin schreiben Download-Knoten. Nichts wird überschrieben, es sei denn, ein Knoten sagt es.',
    pathOutputFolder: 'Pfad des Ausgabeordners',
    choose: 'Wählen …',
  },
  publicAddress: {
    publicAddress: 'Öffentliche Adresse',
    fixed:
      'Beim Start des Servers angegeben. Replicate meldet ihm das Ende einer Vorhersage und wird seltener gefragt.',
    hint: 'Wenn das Internet diesen Server erreicht, meldet ihm Replicate das Ende einer Vorhersage und wird seltener gefragt. Leiten Sie nur /webhooks/replicate weiter.',
  },
  runsAtOnce: {
    runsOnce: 'Gleichzeitige Läufe',
    runsBeyondNumber:
      'Läufe über diese Zahl hinaus warten in der Warteschlange. Einer von höherer Priorität wartet nicht auf niedrigere.',
  },
  tokenForm: {
    token: 'Token für {{title}}',
    replaceToken: 'Das Token ersetzen',
    pasteToken: 'Ein Token einfügen',
    tokenPage: 'Ein Token Ihres {{title}}-Kontos kopieren',
    saveToken: 'Token speichern',
    removeTitle: 'Das Token für {{title}} entfernen?',
    removeMessage:
      'Es wird von diesem Computer gelöscht und lässt sich nicht mehr anzeigen. Um das Konto später zu nutzen, kopieren Sie das Token noch einmal von seiner Website.',
    tokenEnvironmentUsed: 'Es gilt das Token der Umgebung, was auch immer hier gespeichert ist.',
  },
};
