/** The texts of predictions. */
export const predictions = {
  predictionFilters: {
    after: 'After',
    before: 'Before',
    fromWebsiteOnly: 'From the website only',
    showAll: 'Show all',
    created: 'Created {{toLowerCase}}',
  },
  predictionPane: {
    prediction: 'Prediction',
    id: 'Id',
    predictionId: 'the prediction id',
    created: 'Created',
    ended: 'Ended',
    time: 'Time',
    providerHasDeleted:
      'The provider has deleted the input, the output and the logs, as it does after about an hour.',
    output: 'Output',
    versionId: 'the version id',
    notTold: 'not told',
    cancelPrediction: 'Cancel this prediction?',
    predictionStopsGives:
      'The prediction {{id}} of {{model}} stops, and gives no result. What it has used so far may still be billed.',
    cancelPrediction2: 'Cancel the prediction',
    predictionCanceled: 'The prediction is canceled.',
    openAsNode: 'Open as node',
  },
  predictionsPage: {
    id: 'Id',
    predictions: 'Predictions',
    noPredictionMatches: 'No prediction matches',
    noPredictionsYet: 'No predictions yet',
    chooseOtherDates: 'Choose other dates, or all sources.',
    everythingRunsYou:
      'Everything that {{providerTitle}} runs for you shows here: from runs of a pipeline, from scripts and from the web.',
  },
} as const;
