/** Texts of the palette that adds nodes. */
export const palette = {
  paletteBody: {
    searchNodesModels: 'Search nodes and models, or paste a model’s address',
    searchModelsOr: 'Search models, or paste a model’s address',
    whatCanTake: 'What can take the {{type}}',
    whatCanGive: 'What can give the {{type}}',
    whatCanTakeAndGive: 'What can take the {{from}} and give the {{to}}',
    inPlaceOf: 'In the place of “{{title}}”, with what fits of it',
    nothingFitsPort: 'Nothing fits here.',
    nothingCalled: 'Nothing is called “{{query}}”.',
    tryAnotherWord: 'Try another word, or paste a model as owner/name.',
  },
  paletteRow: {
    deploymentYours: 'A deployment of yours.',
    yourDeployment: 'Your deployment of {{model}}',
    useModelInputs: 'Use this model, with the inputs that you pasted.',
    useModelName: 'Use the model with this name.',
    runDeployment: 'Run on this deployment.',
    useModelInputs2: 'Use its model, with its inputs.',
    addYourConnections: 'Add it to your connections and use its model.',
  },
  paletteStatus: {
    searchReplicatesModels: "To search Replicate's models, add a Replicate token in {{settings}}.",
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
    noInput: 'The model has no input that fits, so it was added without a connection.',
    noOutput: 'The model has no output that fits, so it was added without a connection.',
  },
  useDeploymentGroups: { deployments: 'Deployments at {{provider}}' },
  useModelGroups: { builtModels: 'Built-in models' },
} as const;
