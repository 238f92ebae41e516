/** Texts of the Manage page that all its sections have. */
export const manage = {
  accountPage: {
    person: 'A person',
    organization: 'An organization',
    accountCouldNot: 'The account could not be read',
    userName: 'User name',
    theUserName: 'the user name',
    is: 'Is',
    service: 'Service',
    builtModelsRun:
      'The built-in models run on this computer: they need no token and cost nothing.',
    tokenBelongsAccount:
      'The token belongs to this account: what it makes is kept there, and what it costs is billed to it. The token itself is never shown.',
    changeToken: 'Change the token',
  },
  hardwarePage: {
    sku: 'SKU',
    noHardwareListed: 'No hardware is listed',
    modelOrDeployment: 'A model or a deployment names the hardware that it runs on by its SKU.',
    chooseWhenYou:
      "Choose it when you create a model or a deployment. What it costs per second is on the provider's page of prices.",
  },
  manageDialog: { manage: 'Manage' },
  sectionNav: { pages: 'Pages' },
  sectionView: {
    tokenYourAccount:
      "With the token of your {{title}} account its things show here. It stays in your system's keychain.",
    areNotKept: '{{title}} are not kept here',
    chooseAnotherConnection: '{{sentence}} Choose another connection above.',
  },
  copyText: {
    copied: 'Copied {{what}}.',
    copy: 'Copy {{what}}',
    browserDidNot: 'The browser did not let us copy {{what}}.',
  },
  filePiece: { saveOutputFolder: 'Save {{name}} in the output folder' },
  listPage: {
    filter: 'Filter',
    noneMatches: 'None of the {{loaded}} that are loaded matches “{{filter}}”.',
    couldNotRead: '{{title}} could not be read',
    couldNotReadAgain: '{{title}} could not be read again: these are from before',
    all: '{{number}} in all',
    loaded: '{{number}} loaded',
    loadMore: 'Load more',
  },
  pane: { closeDetails: 'Close the details' },
  pieces: { hasNoInputs: 'It has no inputs.' },
  runStory: { input: 'Input', metrics: 'Metrics' },
  skeletonRows: { providerHasNot: 'The provider has not answered yet: still trying.' },
  statusBadge: {
    starting: 'Starting',
    running: 'Running',
    done: 'Done',
    failed: 'Failed',
    canceled: 'Canceled',
    aborted: 'Aborted',
  },
  checkName: {
    giveName: 'Give it a name.',
    useSmallLetters:
      'Use small letters, digits, ".", "_" and "-" only, with a letter or a digit at both ends.',
  },
  useAct: { notNow: 'Not now' },
  useSaveFile: { savedAs: 'Saved as {{path}}.' },
  useVersions: { hasNoVersions: '{{model}} has no versions yet: train or push one first.' },
  sections: {
    predictions: 'Predictions',
    trainings: 'Trainings',
    deployments: 'Deployments',
    models: 'Models',
    files: 'Files',
    hardware: 'Hardware',
    account: 'Account',
    noTrainings: 'A Cog server runs a finished model, so nothing can be trained there.',
    noDeployments: 'A Cog server is itself the one place that its model runs on.',
    noModels:
      'A Cog server runs the one model that it was built with, which cannot be changed there.',
    noFiles: 'A Cog server keeps no files: they travel inside each prediction.',
    noHardware: 'A Cog server runs on the computer that it was started on.',
    noAccount: 'A Cog server knows no accounts and no tokens.',
  },
  useLeaveGuard: {
    throwAwayWhat: 'Throw away what you typed?',
    formWasNot: 'The form was not sent: what you typed in it would be lost.',
    keepTyping: 'Keep typing',
    throwAway: 'Throw away',
  },
} as const;
