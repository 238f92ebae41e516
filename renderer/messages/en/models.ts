/** Texts of your models at a provider. */
export const models = {
  deleteModelDialog: {
    deletedModel: 'Deleted the model {{model}}.',
    delete: 'Delete {{model}}?',
    modelGoneGood: 'The model is gone for good, with its readme and its examples.',
    keep: 'Keep it',
    typeDelete: 'Type {{name}} to delete it.',
  },
  linkFields: { oneSentenceWhat: 'One sentence: what it does.' },
  modelAbout: {
    changedModel: 'Changed the model {{owner}}/{{name}}.',
    aboutModel: 'About the model',
    deleteModel: 'Delete the model',
    privateModelWithout:
      'A private model without versions can be deleted. It cannot be brought back.',
    delete: 'Delete…',
    publicModelCannot: 'A public model cannot be deleted.',
    onlyModelWithout: 'Only a model without versions can be deleted: delete its versions first.',
    modelBelongsTexts: 'This model belongs to {{owner}}: its texts can be read, not changed.',
  },
  modelView: {
    backModels: 'Back to the models',
    couldNotRead: '{{model}} could not be read',
    readme: 'Readme',
  },
  modelsPage: {
    for: 'For',
    newModel: 'New model',
    noModelsYours: 'No models of yours are known yet',
    modelNamePlace:
      'A model is a name and a place for versions, which are trained or pushed into it. The provider lists public ones only: open a private one by its name.',
    createModel: 'Create a model',
    openModelName: 'Open a model by its name',
    openAnyModel: 'Open any model: owner/name',
  },
  newModel: {
    createdModel: 'Created the model {{owner}}/{{name}}.',
    belongs: 'It belongs to {{username}}.',
    whoMayRun: 'Who may run it',
    onlyPrivateModel: 'Only a private model can be deleted later.',
  },
  readmeTab: {
    readmeCouldNot: 'The readme could not be read',
    changedReadme: 'Changed the readme of {{owner}}/{{name}}.',
    readmeMarkdown: 'Readme in Markdown',
    whatDoes: '# What it does',
    previewReadme: 'Preview of the readme',
    saveReadme: 'Save the readme',
    thereNoReadme: 'There is no readme yet.',
  },
  versionPane: { version: 'Version {{id}}', notSaid: 'not said' },
  versionsTab: {
    beingDeleted: 'Being deleted',
    noVersionsYet: 'No versions yet',
    startTrainingAs:
      'Start a training with {{owner}}/{{name}} as its destination, or push one with Cog.',
  },
  modelLinks: { enterWholeAddress: 'Enter a whole address that begins with https://.' },
  useDeleteVersion: {
    deleteThis: 'Delete version {{short}} of {{owner}}/{{name}}?',
    providerDeletesVersion:
      'The provider deletes the version, and every prediction that was made with it, with their outputs. Pipelines and deployments that use it stop working. It cannot be brought back.',
    deleteVersion: 'Delete the version',
    providerDeletingVersion: 'The provider is deleting version {{short}} of {{owner}}/{{name}}.',
  },
} as const;
