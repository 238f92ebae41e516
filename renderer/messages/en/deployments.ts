/** Texts of the deployments at a provider. */
export const deployments = {
  deploymentFields: {
    releasedNow: 'released now',
    keptHint: '0 to {{limit}} instances. Kept ones cost money while they idle, too.',
    mostHint: 'Up to {{limit}}, started as they are needed.',
    chooseVersion: 'Choose a version',
  },
  deploymentPane: {
    deleteDeployment: 'Delete the deployment {{title}}?',
    whatCallsStops:
      'What calls {{title}} stops working, and it cannot be brought back. A deployment can be deleted only when it was offline and unused for 15 minutes: set its instances to 0 first.',
    deletedDeployment: 'Deleted the deployment {{title}}.',
    edit: 'Edit',
    hasNoRelease: 'It has no release: nothing runs under this name.',
    release: 'Release',
    releaseNumber: 'number {{number}}',
    by: 'By',
  },
  deploymentsPage: {
    instances: 'Instances',
    newDeployment: 'New deployment',
    noDeploymentsYet: 'No deployments yet',
    deploymentKeepsVersion:
      'A deployment keeps a version of a model on hardware that you choose, under a name of its own, with as many instances as you want.',
    createDeployment: 'Create a deployment',
  },
  editDeployment: {
    changedDeployment: 'Changed the deployment {{owner}}/{{name}}.',
    edit: 'Edit {{owner}}/{{name}}',
    saveAsNew: 'Save as a new release',
  },
  newDeployment: { createdDeployment: 'Created the deployment {{owner}}/{{name}}.' },
  deploymentValues: {
    mustLeastAs: 'It must be at least {{minInstances}}, as many as are always kept.',
    enterWholeNumber: 'Enter a whole number from 0 to {{limit}}.',
  },
  useAskToKeep: {
    keepRunning_one: 'Keep {{count}} instance running?',
    keepRunning_other: 'Keep {{count}} instances running?',
    bills_one:
      '{{provider}} bills {{name}} for {{count}} instance around the clock, also while nobody uses it, until you set "Always kept" to 0.',
    bills_other:
      '{{provider}} bills {{name}} for {{count}} instances around the clock, also while nobody uses them, until you set "Always kept" to 0.',
    keepPay: 'Keep and pay',
  },
} as const;
