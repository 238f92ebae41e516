import type { budget as english } from '../en/budget.ts';
import type { Translation } from '../translation.ts';

/** The German of en/budget.ts. */
export const budget: Translation<typeof english> = {
  budgetSettings: {
    limits: 'Limits',
    runPausesBefore:
      'Ein Lauf hält an, bevor etwas ein Limit überschreiten könnte. Alle Beträge sind Schätzungen in US-Dollar; es gilt die Rechnung des Anbieters.',
    prices: 'Preise',
    estimatesRestThese:
      'Darauf beruhen die Schätzungen. Ein eigener Preis geht einem mitgelieferten vor, der so alt ist, wie sein Datum sagt.',
  },
  chargeFields: {
    timeHardware: 'nach seiner Zeit auf der Hardware',
    charge: 'Ein Preisposten',
    charged: 'Berechnet',
    priceUsDollars: 'Preis in US-Dollar',
    noPriceOtherwise: 'Sonst kein Preis',
    asManyAs: 'so viele wie',
    inputSaysHow: 'Eingabe, die sagt, wie viele',
    inputName: 'Eingabe',
    removeCharge: 'Diesen Posten entfernen',
    noPrice: 'kein Preis',
    per: 'je {{unit}}',
  },
  hardwareRow: {
    secondHour: '{{name}}: {{perSecond}} pro Sekunde, {{perHour}} pro Stunde',
    usDollarsSecond: 'US-Dollar pro Sekunde auf {{sku}}',
    second: '$ pro Sekunde',
  },
  limits: {
    todaySpent: 'Heute: {{usd}} ausgegeben',
    unknownCost_one: '{{count}} Aufgabe mit unbekannten Kosten',
    unknownCost_other: '{{count}} Aufgaben mit unbekannten Kosten',
    setAsideWhat: '{{usd}} zurückgelegt für das, was läuft',
    perDay: 'Pro Tag',
    perRunUnless: 'Pro Lauf, wenn er kein anderes erhält',
    saveLimits: 'Limits speichern',
    writeAmountSuch: 'Schreiben Sie einen Betrag wie 5 oder 0.50, oder nichts für kein Limit.',
    noLimit: 'Kein Limit',
  },
  priceForm: {
    newPrice: 'Neuer Preis',
    price: 'Preis von {{model}}',
    ownerNameOr: 'Besitzer/Name, oder Besitzer/* für alle Modelle eines Besitzers',
    addAnotherCharge: 'Weiteren Posten hinzufügen',
    savePrice: 'Preis speichern',
  },
  priceLine: {
    askTitle: 'Ihren Preis von {{name}} entfernen?',
    isForgotten: 'Die Zahlen, die Sie eingetippt haben, werden gelöscht.',
    undated: 'ohne Datum',
    yours: 'Eigener',
    bundled: 'Mitgeliefert',
    backBundledPrice: 'Zurück zum mitgelieferten Preis von {{name}}',
    remove: '{{name}} entfernen',
    change: '{{name}} ändern',
  },
  priceTable: {
    models: 'Modelle',
    pricesCannotShown: 'Die Preise können nicht gezeigt werden',
    prices: 'Preise für',
    searchPrices: 'Die Preise durchsuchen',
    searchHardware: 'Hardware suchen',
    addPrice: 'Preis hinzufügen',
    noPriceName: 'Kein Preis mit diesem Namen',
    whatHasNo:
      'Was keinen Preis hat, ist unbekannt, nie kostenlos: Fügen Sie einen Preis hinzu, oder die Hardware, auf der das Modell läuft.',
    searchFitsNone: 'Keine Hardware passt zur Suche.',
    pricesModels: 'Preise von Modellen',
    pricesHardware: 'Preise von Hardware',
  },
  tierFields: {
    condition: 'Bedingung {{number}}',
    priceUnderCondition: 'Preis unter Bedingung {{number}}',
    removeCondition: 'Bedingung {{number}} entfernen',
    addPriceCertain: 'Preis für bestimmte Eingaben hinzufügen',
  },
  priceDraft: {
    writeModelAs:
      'Schreiben Sie das Modell als Besitzer/Name, oder Besitzer/* für alle eines Besitzers.',
    writePriceUs: 'Schreiben Sie den Preis in US-Dollar, etwa 0.04.',
    writeConditionAs:
      'Schreiben Sie eine Bedingung als Eingabe=Wert, etwa resolution=720p, mit einem Komma zwischen zweien.',
    writeTierPrice: 'Schreiben Sie für „{{when}}“ einen Preis in US-Dollar, etwa 0.04.',
  },
};
