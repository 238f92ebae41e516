/** Texts of limits and prices. */
export const budget = {
  budgetSettings: {
    limits: 'Limits',
    runPausesBefore:
      "A run pauses before what may pass a limit. All amounts are estimates in US dollars; the provider's own bill is what counts.",
    prices: 'Prices',
    estimatesRestThese:
      'Estimates rest on these. A price of your own goes before a bundled one, which is as old as its date says.',
  },
  chargeFields: {
    timeHardware: 'by its time on hardware',
    charge: 'A charge',
    charged: 'Charged for',
    priceUsDollars: 'Price in US dollars',
    noPriceOtherwise: 'No price otherwise',
    asManyAs: 'as many as',
    inputSaysHow: 'Input that says how many',
    inputName: 'input',
    removeCharge: 'Remove this charge',
    noPrice: 'no price',
    per: 'per {{unit}}',
  },
  hardwareRow: {
    secondHour: '{{name}}: {{perSecond}} a second, {{perHour}} an hour',
    usDollarsSecond: 'US dollars a second on {{sku}}',
    second: '$ a second',
  },
  limits: {
    todaySpent: 'Today: {{usd}} spent',
    unknownCost_one: '{{count}} task of unknown cost',
    unknownCost_other: '{{count}} tasks of unknown cost',
    setAsideWhat: '{{usd}} set aside for what is running',
    perDay: 'Per day',
    perRunUnless: 'Per run, unless it is given another',
    saveLimits: 'Save limits',
    writeAmountSuch: 'Write an amount such as 5 or 0.50, or nothing for no limit.',
    noLimit: 'No limit',
  },
  priceForm: {
    newPrice: 'New price',
    price: 'Price of {{model}}',
    ownerNameOr: 'owner/name, or owner/* for all models of an owner',
    addAnotherCharge: 'Add another charge',
    savePrice: 'Save price',
  },
  priceLine: {
    askTitle: 'Remove your price of {{name}}?',
    isForgotten: 'The numbers that you typed are deleted.',
    undated: 'undated',
    yours: 'Yours',
    bundled: 'Bundled',
    backBundledPrice: 'Back to the bundled price of {{name}}',
    remove: 'Remove {{name}}',
    change: 'Change {{name}}',
  },
  priceTable: {
    models: 'Models',
    pricesCannotShown: 'The prices cannot be shown',
    prices: 'Prices of',
    searchPrices: 'Search the prices',
    searchHardware: 'Search hardware',
    addPrice: 'Add price',
    noPriceName: 'No price of this name',
    whatHasNo:
      'What has no price is unknown, never free: add a price, or the hardware that the model runs on.',
    searchFitsNone: 'The search fits none of the hardware.',
    pricesModels: 'Prices of models',
    pricesHardware: 'Prices of hardware',
  },
  tierFields: {
    condition: 'Condition {{number}}',
    priceUnderCondition: 'Price under condition {{number}}',
    removeCondition: 'Remove condition {{number}}',
    addPriceCertain: 'Add a price for certain inputs',
  },
  priceDraft: {
    writeModelAs: 'Write the model as owner/name, or owner/* for all of an owner.',
    writePriceUs: 'Write the price in US dollars, such as 0.04.',
    writeConditionAs:
      'Write a condition as input=value, such as resolution=720p, with a comma between two.',
    writeTierPrice: 'Write a price in US dollars for "{{when}}", such as 0.04.',
  },
} as const;
