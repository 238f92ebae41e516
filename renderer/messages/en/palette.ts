/** The texts of palette. */
export const palette = {
  paletteBody: {
    addCanvas: 'Add to the canvas',
    name: 'By name',
    searchNodesModels: 'Search nodes and models, or paste a model’s address',
    searchModelsOr: 'Search models, or paste a model’s address',
    whatCanTake: 'What can take the {{type}}',
    whatCanGive: 'What can give the {{type}}',
    nothingFitsPort: 'Nothing fits this port.',
    nothingCalled: 'Nothing is called “{{query}}”.',
    tryAnotherWord: 'Try another word, or paste a model as owner/name.',
  },
  paletteRow: {
    deploymentYours: 'A deployment of yours.',
    yourDeployment: 'Your deployment of {{model}}',
    runs: '{{count}} runs',
    modelHasNo: 'The model has no description.',
    useModelInputs: 'Use this model, with the inputs that you pasted.',
    useModelName: 'Use the model with this name.',
    runDeployment: 'Run on this deployment.',
    useModelInputs2: 'Use its model, with its inputs.',
    addYourConnections: 'Add it to your connections and use its model.',
  },
  paletteStatus: {
    searching: 'Searching',
    searchReplicatesModels: "To search Replicate's models, add a Replicate token in {{button}}.",
  },
  nodeGroups: {
    sources: 'Sources',
    models: 'Models',
    shaping: 'Shaping',
    results: 'Results',
    canvas: 'Canvas',
    nodes: 'Nodes',
  },
  paletteEntry: { built: 'Built-in', cog: 'Cog at {{host}}' },
  useChooseEntry: {
    modelHasNo: 'The model has no {{side}} that fits, so it was added without a connection.',
  },
  useDeploymentGroups: { deployments: 'Deployments at {{providerTitle}}' },
  useModelGroups: { builtModels: 'Built-in models' },
} as const;
