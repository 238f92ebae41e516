import type { library as english } from '../en/library.ts';
import type { Translation } from '../translation.ts';

/** The German of en/library.ts. */
export const library: Translation<typeof english> = {
  backBar: { back: 'Zurück zu {{parent}}' },
  collectionSection: { collections: 'Sammlungen', thereAreNo: 'Es gibt keine Sammlungen.' },
  collectionView: { collectionEmpty: 'Die Sammlung ist leer.' },
  libraryBrowser: {
    clearSearch: 'Die Suche leeren',
    add: 'Hinzufügen',
    look: 'Ansehen',
    dragPlace: 'Zum Platzieren ziehen',
  },
  libraryHome: {
    loadingLibrary: 'Die Bibliothek wird geladen',
    favourites: 'Favoriten',
    starModelKeep: 'Markieren Sie ein Modell mit dem Stern, um es hier zu behalten.',
    recents: 'Zuletzt verwendet',
    modelsYouPlace: 'Hierher kommen die Modelle, die Sie platzieren oder ausführen.',
  },
  librarySearch: {
    found_one: '{{count}} Modell gefunden',
    found_other: '{{count}} Modelle gefunden',
    modelsFound: 'Gefundene Modelle',
    openModelName: 'Das Modell mit diesem Namen öffnen.',
    useVersion: 'Diese Version verwenden.',
    nothing: 'Nichts zu „{{query}}“',
    hasNoSuch:
      '{{title}} hat kein solches Modell. Versuchen Sie ein anderes Wort, oder schreiben Sie Besitzer/Name.',
    searchReplicate: 'Replicate durchsuchen',
  },
  modelRow: {
    removeFromFavourites: 'Aus den Favoriten entfernen',
    addFavourites: 'Zu den Favoriten hinzufügen',
  },
  ownSection: {
    allBuiltModels: 'Alle eingebauten Modelle',
    server: 'Auf diesem Server',
    yourModels: 'Ihre Modelle',
    thereAreNo: 'Es gibt keine Modelle.',
    noPublicModel:
      'Es wurde kein öffentliches Modell von Ihnen gefunden. Schreiben Sie Besitzer/Name in die Suche, um ein privates zu öffnen.',
  },
  showMore: { showMore: 'Mehr zeigen' },
  modelAbout: {
    webPage: 'Webseite',
    code: 'Code',
    links: 'Links',
    readme: 'README',
    loadingReadme: 'Die README wird geladen',
  },
  modelExamples: {
    noExamples: 'Keine Beispiele',
    authorShowsNone:
      'Der Autor zeigt keine. Setzen Sie das Modell auf die Arbeitsfläche, und probieren Sie eigene Werte.',
    moreValues_one: 'und {{count}} weiterer Wert',
    moreValues_other: 'und {{count}} weitere Werte',
    useExample: 'Dieses Beispiel verwenden',
    ran: 'lief {{duration}}',
  },
  modelHead: { by: 'von {{owner}}' },
  modelPage: {
    loadingModel: 'Das Modell wird geladen',
    aboutModel: 'Über {{name}}',
    favourite: 'Favorit',
  },
  modelPorts: {
    inputsOutputs: 'Ein- und Ausgänge',
    nothingKnownThem:
      'Darüber ist nichts bekannt: Das Modell hat keine Version, die ihr Schema zeigt.',
    none: 'Keine.',
  },
  modelVersions: {
    alwaysNewest: 'Immer die neueste',
    officialModelHas:
      'Ein offizielles Modell hat keine Versionen zur Auswahl: Sein Besitzer hält es aktuell.',
    noVersions: 'Keine Versionen',
    nothingWasPushed:
      'Es wurde noch nichts hochgeladen oder trainiert, deshalb kann das Modell nicht laufen.',
    cog: 'Cog {{version}}',
    newest: 'Neueste',
    useVersionNamed: 'Diese Version verwenden, {{version}}',
    useVersion: 'Diese Version verwenden',
  },
  costHint: {
    free: 'Kostenlos',
    runsComputer: 'Es läuft auf diesem Computer.',
    noCharge: 'Ohne Berechnung',
    runsYourOwn: 'Es läuft auf Ihrem eigenen Server.',
    priceUnknown: 'Preis unbekannt',
    officialModelsAre:
      'Offizielle Modelle werden nach dem berechnet, was sie erzeugen: Den Preis nennt die Seite des Modells.',
    billedByTime: 'Es wird nach der Zeit berechnet, die es läuft.',
    billedByTimeTook:
      'Es wird nach der Zeit berechnet, die es läuft. Sein Beispiel dauerte {{duration}}.',
    aboutRun: 'Etwa {{usd}} pro Lauf',
    exampleTook: 'Sein Beispiel dauerte {{duration}} ({{basis}}).',
    about: 'Etwa {{price}}',
    byTable: 'Grundlage: {{basis}}.',
    byOwn: 'Grundlage: {{basis}}.',
  },
  shortValue: {
    emptyText: 'ein leerer Text',
    files_one: 'eine Datei',
    files_other: '{{count}} Dateien',
    list: 'eine Liste mit {{length}}',
    nothing: 'nichts',
  },
};
