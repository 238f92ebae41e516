/** The texts of inspector. */
export const inspector = {
  combineField: {
    pairIndex: 'Pair by index',
    everyCombination: 'Every combination',
    lists: 'Lists',
    firstItemsGo:
      'The first items go together, then the second ones: the lists have to be equally long.',
    of: ' of {{titles}}',
  },
  connectedFrom: {
    nodeGone: 'a node that is gone',
    disconnectFrom: 'Disconnect from {{title}}',
    from: 'from {{span}}',
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
  fieldRow: { required: 'Required', required2: 'required', reset: 'Reset {{title}}' },
  inputFields: {
    inputs: 'Inputs',
    advanced: 'Advanced',
    deprecated: 'Deprecated',
    notConnectedDrag: 'Not connected: drag an edge to this input.',
  },
  manyInspector: { selected: '{{join}} selected' },
  modelBlock: {
    baseModel: 'Base model',
    choose: 'Choose a {{toLowerCase}}',
    change: 'Change',
    nodesInputsOutputs: "The node's inputs and outputs come from the model you choose.",
    pipelineDoesNot:
      "The pipeline does not hold this model's inputs and outputs: fetch them, or choose another model.",
    fetch: 'Fetch',
  },
  modelName: {
    official: 'Official',
    newestVersion: 'Newest version',
    version: 'Version {{version}}',
    updateInputs: 'Update its inputs',
    version2: 'version {{span}}',
    deploymentRunning: 'Deployment {{span}}, running {{span2}}',
  },
  nodeInspector: {
    versionPatchbayDoes:
      'This version of Patchbay does not know nodes of the type “{{type}}”. What is in the node is kept and saved unchanged.',
  },
  nodeOutputs: { outputs: 'Outputs' },
  nodeProblems: { problems: 'Problems' },
  nodeRun: {
    pastRun: 'Past run',
    lastRun: 'Last run',
    cost: 'Cost: {{cost}}',
    items: '{{length}} of {{begunIn}} items',
    allItems: 'All items',
    progress: 'Progress',
    runAgain: 'Run again',
    logs: 'Logs',
    item: 'Item {{join}}',
    item2: 'Item',
  },
  nodeTitle: {
    enable: 'Enable',
    disable: 'Disable',
    nodeTitle: 'Node title',
    disabled: 'Disabled',
    nodeActions: 'Node actions',
  },
  pipelineInspector: {
    notesAboutFile: 'Notes about the file',
    pipeline: 'Pipeline',
    notSavedYet: 'Not saved yet',
    selectNodeSee: 'Select a node to see its settings, inputs and results here.',
  },
  policyNumber: { in: '{{label}}, in {{unit}}' },
  providerSwitch: {
    runAddToken: 'To run on {{title}}, add its token in Settings.',
    runs: 'Runs on',
    looking: 'Looking at {{providerTitle}}',
    noToken: 'no token',
    notSetUp: 'not set up',
  },
  retryFields: {
    providerCannotReached: 'The provider cannot be reached',
    modelFails: 'The model fails',
    timeLimitEnds: 'A time limit ends it',
    attempts: 'Attempts',
    firstWait: 'First wait',
    triedAgainWhen: 'Tried again when',
    eachAttemptNew: 'Each attempt is a new',
    mayCostAs: 'and may cost as much again. The wait doubles each time.',
  },
  timeFields: {
    timeLimit: 'Time limit',
    cancelAfter: 'Cancel-After',
    bothCountFrom:
      'Both count from the moment it is sent and end it at the provider. Patchbay watches the time limit; the provider watches Cancel-After, also while Patchbay is closed.',
  },
} as const;
