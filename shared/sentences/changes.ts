/** What another model, or another version of one, cannot take. */
export const changes = {
  connectionInto: 'The connection into "{{port}}". {{why}}',
  connectionFrom: 'The connection from "{{port}}". {{why}}',
  noSuchInput: 'The connection into "{{port}}", as there is no such input.',
  noSuchOutput: 'The connection from "{{port}}", as there is no such output.',
  value: 'The value of "{{port}}". {{why}}',
  valueNoInput: 'The value of "{{port}}", as there is no such input.',
  lacksInput: 'It has no input "{{port}}".',
  lacksOutput: 'It has no output "{{port}}".',
  otherInput: 'Its input "{{port}}" is {{now}}, not {{was}}.',
  otherOutput: 'Its output "{{port}}" is {{now}}, not {{was}}.',
  alsoNeeds: 'It also needs {{type}} for "{{port}}".',
  exampleInput: 'This version of the model has no input "{{name}}".',
  exampleFile: 'The example\'s file for "{{port}}" has no address.',
  exampleDigits: 'The example\'s "{{port}}" has more digits than can be kept exactly.',
} as const;
