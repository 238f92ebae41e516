/** Texts of the trainings at a provider. */
export const trainings = {
  trainingForm: {
    startTraining: 'Start the training',
    destination: 'Destination',
    modelYoursGets:
      'The model of yours that gets the new version. If it does not exist, you are asked whether to create it, private.',
    hardwareIfDestination: 'Hardware, if the destination is new',
    noVersionModel: 'No version of this model can be trained: choose a model with a trainer.',
    modelTrain: 'Model to train',
    modelTrainerSuch: 'A model with a trainer, such as one for styles of pictures.',
  },
  trainingPane: {
    training: 'Training',
    trainingOf: 'Training of {{model}}',
    trainingId: 'the training id',
    baseVersion: 'Base version',
    newVersion: 'the new version',
    weights: 'Weights',
    cancelThis: 'Cancel this training?',
    trainingStopsMakes:
      'The training {{id}} of {{model}} stops, and makes no version. What it has used so far may still be billed.',
    cancel: 'Cancel the training',
    trainingCanceled: 'The training is canceled.',
    placeNewVersion: 'Place the new version',
  },
  trainingsPage: {
    trainedModel: 'Trained model',
    newTraining: 'New training',
    noTrainingsYet: 'No trainings yet',
    trainingMakesNew:
      'A training makes a new version of a model of yours, out of a version that can be trained and your own files.',
    startTraining: 'Start a training',
  },
  useStartTraining: {
    createModel: 'Create the model {{destination}}?',
    thereNoModel:
      'There is no model {{destination}} yet. It is created as a private model, to which the training adds its version.',
    create: 'Create it',
    startTraining: 'Start the training?',
    billsTrainingSecond:
      '{{provider}} bills the training of {{owner}}/{{name}} by the second of its hardware, from the start to the end, also when it fails.',
    startPay: 'Start and pay',
  },
} as const;
