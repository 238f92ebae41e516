/** Texts of the predictions at a provider. */
export const predictions = {
  predictionFilters: {
    after: 'After',
    before: 'Before',
    fromWebsiteOnly: 'From the website only',
    showAll: 'Show all',
    createdAfter: 'Created after',
    createdBefore: 'Created before',
  },
  predictionPane: {
    prediction: 'Prediction',
    predictionId: 'the prediction id',
    providerHasDeleted:
      'The provider has deleted the input, the output and the logs, as it does after about an hour.',
    notTold: 'not told',
    cancelThis: 'Cancel this prediction?',
    predictionStopsGives:
      'The prediction {{id}} of {{model}} stops, and gives no result. What it has used so far may still be billed.',
    cancel: 'Cancel the prediction',
    predictionCanceled: 'The prediction is canceled.',
    openAsNode: 'Open as node',
  },
  predictionsPage: {
    noPredictionMatches: 'No prediction matches',
    noPredictionsYet: 'No predictions yet',
    chooseOtherDates: 'Choose other dates, or all sources.',
    everythingRunsYou:
      'Everything that {{provider}} runs for you shows here: from runs of a pipeline, from scripts and from the web.',
  },
} as const;
