/** What keeps a pipeline, or a node of it, from running. */
export const graph = {
  ofNode: '"{{node}}": {{fault}}',
  unknownType:
    'The node type "{{type}}" is unknown to this version of Patchbay: update Patchbay or remove the node.',
  ownErrorOutput:
    'It has an output "error" of its own, so that its failures cannot go there: turn "Failed items go to an error port" off.',
  policy: 'Its {{place}} cannot be used ({{issue}}): correct it under Execution in the inspector.',
  noOutput: 'It has no output "{{port}}" any more: remove the edge or connect another output.',
  noInput: 'It has no input "{{port}}" any more: remove the edge or connect another input.',
  notConnected: 'Its input "{{port}}" is not connected: connect it or remove the node.',
  needsFile: 'Its input "{{port}}" is required: connect a file.',
  needsValue: 'Its input "{{port}}" is required: type a value or connect it.',
  doesNotRun: 'It does not run. {{why}}',
  bypassed: 'This node is bypassed.',
  disabled: 'This node is disabled.',
  frameDisabled: 'The frame "{{frame}}", which it belongs to, is disabled.',
  dependsOnDisabled: '"{{node}}", which it depends on, is disabled.',
  notAskedFor: 'It is not among what this run was asked for.',
  notNeeded: 'Nothing that runs needs it: connect it to a Preview or a Download.',
  nothingChosen:
    'Nothing to run: what was chosen is disabled, bypassed, or no longer in the pipeline. Choose other nodes.',
  allDisabled: 'Nothing to run: every way to a result goes through a disabled node. Enable one.',
  empty: 'Nothing to run: add a Preview, a Download or a Prediction and connect it.',
  cycle: '"{{node}}" stands on a cycle and would wait for its own result: remove one of the edges.',
  stuck:
    '"{{node}}" is bypassed, but nothing that enters it can stand for its output "{{port}}": connect an input of that type, or stop bypassing it.',
} as const;
