import type { commands as english } from '../en/commands.ts';
import type { Translation } from '../translation.ts';

/** The German of en/commands.ts. */
export const commands: Translation<typeof english> = {
  palette: {
    title: 'Befehlspalette',
    search: 'Suchen, was sich tun lässt',
    actions: 'Aktionen',
    recent: 'Zuletzt',
    recentPipelines: 'Zuletzt geöffnete Pipelines',
    openRecent: 'Eine zuletzt geöffnete Pipeline öffnen',
    goToNode: 'Zu einem Knoten gehen',
    themes: 'Farbschemata',
    chooseTheme: 'Ein Farbschema wählen',
    runsOn: 'Läuft bei',
    runOn: 'Den Knoten ausführen bei',
    nothing: 'Es gibt nichts zur Auswahl.',
    notNow: 'Nicht jetzt',
    inUse: 'In Gebrauch',
    tokenMissing: 'Das Token fehlt: Fügen Sie es in den Einstellungen hinzu',
  },
  find: {
    title: 'Einen Knoten suchen',
    placeholder: 'Nach Titel, Modell oder Text suchen',
    previous: 'Vorherigen suchen',
    next: 'Nächsten suchen',
    close: 'Suche schließen',
    notFound: 'Nicht gefunden',
    found: '{{found}} gefunden',
    place: '{{place}} von {{found}}',
  },
  shortcuts: {
    description:
      'Drücken Sie auf ein Tastenkürzel, um es zu ändern. App und Browser teilen Ihre Wahl.',
    search: 'Tastenkürzel suchen',
    placeholder: 'Nach Name oder Tasten suchen',
    resetAll: 'Alle zurücksetzen',
    areReset: 'Alle Tastenkürzel sind wieder so, wie Patchbay sie mitbringt.',
    undo: 'Rückgängig',
    native: 'Die eigenen Tasten des Browsers',
    change: '{{keys}} von „{{title}}“ ändern',
    add: 'Tasten für „{{title}}“ hinzufügen',
    reset: 'Die Tasten von „{{title}}“ zurücksetzen',
    newKeys: 'Neue Tasten',
    press: 'Drücken Sie die neuen Tasten.',
    escape: 'Escape bricht ab.',
    pressOthers: 'Drücken Sie andere oder Escape.',
    cannotBeUsed: '{{keys}} lässt sich nicht verwenden: {{why}}.',
    stays: '{{keys}} lässt sich nicht verwenden: Es bleibt bei „{{title}}“.',
    isUsed: '{{keys}} gehört zu „{{title}}“.',
    swap: 'Tauschen',
    useHere: 'Nur hier verwenden',
  },
  problems: {
    error: 'Fehler',
    warning: 'Warnung',
    showMore: '{{more}} weitere zeigen',
  },
  welcome: {
    doubleClick:
      'Doppelklicken Sie, um einen Knoten hinzuzufügen, oder legen Sie eine Datei auf die Arbeitsfläche.',
  },
};
