/** What a run, or one of its tasks, fails with on our side. */
export const runs = {
  prediction: 'prediction',
  training: 'training',
  expired:
    'The output of the {{noun}} {{id}} has expired, as the provider keeps it for about an hour: {{how}}.',
  againFree: 'resume the run to make it again, which costs nothing',
  againPaid:
    'choose "Make again" on this node, or resume the run with --again and its name, which costs {{cost}}',
  asMuch: 'as much again',
  upTo: 'up to {{usd}}',
  tookTooLong:
    '{{what}} took longer than its time limit of {{limit}}: raise the limit under Execution in the inspector, or run it again.',
  tookTooLongThere:
    '{{what}} took longer than its time limit of {{limit}} and was canceled at the provider: raise the limit under Execution in the inspector, or run it again.',
  theWork: 'The {{noun}} {{id}}',
  theNode: '"{{node}}"',
  overdue:
    'The {{noun}} {{id}} took longer than its time limit, and the provider does not say that it has ended: look there, then resume the run.',
  madeAnew:
    'The {{noun}} {{id}} is to be made anew, and the provider does not say that it has ended: look there, then resume the run.',
  notEnded: 'The provider does not say that the {{noun}} {{id}} has ended.',
  otherWork:
    'The provider was asked about {{id}} and told of {{other}}: look at both there, then resume the run.',
  noReason: 'The {{noun}} gave no reason: look at the logs.',
  canceledThere: 'The {{noun}} {{id}} was canceled at the provider.',
  startUnknown: 'Whether it was started is not known, as the answer was lost.',
  endedWhileStarting:
    'Patchbay ended while "{{title}}" was being started, and {{provider}} cannot say whether it was: look at what it lists there, then resume the run to look again.',
  goesOnThere: '{{provider}} does not say that {{id}} has ended: look at it there.',
  noDestination:
    'The destination {{model}} does not exist: choose a model of yours, or switch on "{{setting}}" in the inspector.',
  deploymentName: '"{{deployment}}" is not a deployment: choose the model of this node again.',
  noDeployments:
    'The deployment {{deployment}} cannot be reached there, as that provider has no deployments: run it on Replicate, or choose its model.',
  notWhole:
    'The output "{{name}}" could not be downloaded whole ({{code}}): check the network and run again.',
  baseModel: 'The base model "{{model}}" is not a model: choose it again.',
  noBaseVersion: '{{model}} shows no version that can be trained: choose another base model.',
  noTrainedVersion:
    'The training {{id}} succeeded but names no version: look at it at the provider.',
  underWay: 'The run "{{run}}" is under way: wait for its end.',
  underWayElsewhere: 'The run "{{run}}" is under way in another Patchbay: look there.',
  hasSucceeded: 'The run "{{run}}" has succeeded: there is nothing left to do.',
  isQueued: 'The run "{{run}}" is in the queue: it starts when there is place.',
  notPaused: 'The run "{{run}}" is not paused.',
  notEndedYet:
    'The run "{{run}}" has not ended: cancel it, or go on with it, before it is deleted.',
  stays:
    'The run "{{run}}" stays, as something of it may still go on: {{why}} It can be deleted once that has ended, or a week after it was canceled.',
  idTaken: 'The run id "{{run}}" is taken: start the run with a new id.',
  noRun: 'There is no run "{{run}}" in this data folder.',
  noneNamed: 'No run is named: say which runs to delete, or how old.',
  notBegun: 'The node "{{node}}" has not begun in this run.',
  itemNotBegun: 'The node "{{node}}" has not begun for item {{item}} in this run.',
  notNodeId: '"{{node}}" is not the id of a node: choose a node of the pipeline.',
  cacheLimit: 'The limit of the cache is at least 1 MB: choose a larger one.',
  secretMissing:
    'The secret "{{name}}" is not on this computer: enter it on the node, run "patchbay secrets set {{name}}", or set {{variable}}.',
} as const;
