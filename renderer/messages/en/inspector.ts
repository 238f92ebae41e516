/** Texts of the inspector. */
export const inspector = {
  arrangeBar: { arrange: 'Arrange' },
  combineField: {
    pairIndex: 'Pair by index',
    everyCombination: 'Every combination',
    lists: 'Lists',
    firstItemsGo:
      'The first items go together, then the second ones: the lists have to be equally long.',
    everyOne: 'Runs once for each combination. The results are a list for each item of the first.',
    everyOneOf:
      'Runs once for each combination of {{titles}}. The results are a list for each item of the first.',
  },
  connectedFrom: {
    nodeGone: 'a node that is gone',
    disconnectFrom: 'Disconnect from {{title}}',
    from: 'from {{node}}',
  },
  destinationBlock: {
    whereVersionGoes: 'Where the version goes',
    chooseHardware: 'Choose the hardware',
    chooseModelYours: 'Choose a model of yours',
    builtModelsTrain: 'Built-in models train on this computer: free, and done in seconds.',
    trainingCostsMoney:
      'A training costs money for as long as it takes, which may be hours. It ends at the provider when you cancel the run.',
  },
  executionBlock: {
    execution: 'Execution',
    failedItemsGo: 'Failed items go to an error port',
    runGoesSucceeds: 'The run goes on and succeeds; the port gives what went wrong as JSON.',
  },
  fieldHelp: { more: 'Show more', less: 'Show less' },
  fieldRow: { reset: 'Reset {{title}}' },
  inputFields: {
    advanced: 'Advanced',
    deprecated: 'Deprecated',
    notConnectedDrag: 'Not connected: drag an edge to this input.',
  },
  manyInspector: { selected: '{{things}} selected', both: '{{nodes}} and {{connections}}' },
  modelBlock: {
    baseModel: 'Base model',
    chooseBaseModel: 'Choose a base model',
    change: 'Change',
    nodesInputsOutputs: "The node's inputs and outputs come from the model you choose.",
    pipelineDoesNot:
      "The pipeline does not hold this model's inputs and outputs: fetch them, or choose another model.",
    fetch: 'Fetch',
  },
  modelName: {
    newestVersion: 'Newest version',
    version: 'Version {{version}}',
    updateInputs: 'Update its inputs',
    versionShort: 'version {{version}}',
    deploymentRunning: 'Deployment {{deployment}}, running {{model}}',
  },
  nodeInspector: {
    versionPatchbayDoes:
      'This version of Patchbay does not know nodes of the type “{{type}}”. What is in the node is kept and saved unchanged.',
  },
  nodeProblems: { problems: 'Problems' },
  nodeRun: {
    pastRun: 'Past run',
    lastRun: 'Last run',
    items: '{{shown}} of {{all}} items',
    runAgain: 'Run again',
    itemNumber: 'Item {{number}}',
    item: 'Item',
  },
  nodeTitle: {
    nodeTitle: 'Node title',
    disabled: 'Disabled',
    bypassed: 'Bypassed',
    nodeActions: 'Node actions',
  },
  pipelineInspector: {
    notesAboutFile: 'Notes about the file',
    pipeline: 'Pipeline',
    holds: '{{nodes}}, {{connections}}, {{models}}',
    notSavedYet: 'Not saved yet',
    selectNodeSee: 'Select a node to see its settings, inputs and results here.',
  },
  policyText: {
    attempts: 'up to {{attempts}} attempts',
    each: '{{time}} each',
    atMost: '{{time}} at most',
    canceled: 'canceled after {{time}}',
    toPort: 'failures go to a port',
  },
  policyNumber: { inSeconds: '{{label}}, in seconds' },
  providerSwitch: {
    runAddToken: 'To run on {{title}}, add its token in Settings.',
    runs: 'Runs on',
    looking: 'Looking at {{provider}}',
    noToken: 'no token',
    notSetUp: 'not set up',
  },
  retryFields: {
    providerCannotReached: 'The provider cannot be reached',
    modelFails: 'The model fails',
    timeLimitEnds: 'A time limit ends it',
    firstWait: 'First wait',
    triedAgainWhen: 'Tried again when',
    eachPrediction:
      'Each attempt is a new prediction and may cost as much again. The wait doubles each time.',
    eachTraining:
      'Each attempt is a new training and may cost as much again. The wait doubles each time.',
  },
  timeFields: {
    timeLimit: 'Time limit',
    cancelAfter: 'Cancel-After',
    bothCountFrom:
      'Both count from the moment it is sent and end it at the provider. Patchbay watches the time limit; the provider watches Cancel-After, also while Patchbay is closed.',
  },
} as const;
