/** Why an edge cannot be, and what it does to a value. */
export const connections = {
  itself: 'A node cannot feed itself.',
  nodeGone: 'One of the two nodes is gone.',
  outputGone: 'The output "{{port}}" does not exist any more.',
  inputGone: 'The input "{{port}}" does not exist any more.',
  secret: 'A secret is not fed by an edge: type it in the inspector.',
  cycle: 'This would make a cycle: the node would wait for its own result.',
  textToFile:
    '{{from}} cannot feed an input for {{to}}: use a File upload, or a model that makes files.',
  fromJson: '{{from}} cannot feed an input for {{to}}: take the value out with an Extract node.',
  fromFile: '{{from}} cannot feed an input for {{to}}: a model has to read the file first.',
  otherFile: '{{from}} cannot feed an input for {{to}}: a model has to turn one into the other.',
  otherType: '{{from}} cannot feed an input for {{to}}: put a node that converts it between them.',
  perItem: 'Runs once for each item of the {{list}}.',
  oneItem: 'Becomes a {{list}} with one item.',
  checkedAtRun: 'Checked when the pipeline runs.',
  wholeNumber: 'Must be a whole number when the pipeline runs.',
  numberAsText: 'The number is written as text.',
  trueOrFalse: 'Written as true or false.',
  jsonAsText: 'The JSON is written as text.',
  textAsJson: 'The text is read as JSON, or kept as a JSON text.',
} as const;
