/** What is wrong with the settings of a node, and what its own work fails with. */
export const nodes = {
  settingMissing: 'The setting "{{setting}}" of this {{node}} node is missing: choose one.',
  settingWrong: 'The setting "{{setting}}" of this {{node}} node cannot be used: {{issue}}.',
  settingsWrong: 'The settings of this {{node}} node cannot be used: {{issue}}.',
  noModel: 'No model is chosen: pick one in the inspector.',
  noSchema: 'The pipeline holds no schema for {{model}}: choose the model again to fetch it.',
  schemaGone: 'The schema of {{model}} is not in the pipeline: choose the model again.',
  noBaseModel: 'No base model is chosen: pick one in the inspector.',
  noBaseSchema:
    'The pipeline holds no schema for {{model}}: choose the base model again to fetch it.',
  baseSchemaGone: 'The schema of {{model}} is not in the pipeline: choose the base model again.',
  notTrainable: '{{model}} cannot be trained: choose a base model that can.',
  noDestination:
    'No destination is given: write the model that gets the new version as owner/name.',
  badDestination: 'The destination "{{model}}" is not a model: write it as owner/name.',
  noHardware:
    'No hardware is chosen for {{model}}, which may have to be made: choose it in the inspector.',
  noFile: 'No file is chosen: drop or pick one on this node.',
  manyFiles: 'This node takes one file and has {{files}}: remove some, or switch it to many files.',
  unknownPlace: 'The file name or the folder uses {{place}}, which does not exist: use {{known}}.',
  nameIsPath:
    'The file name "{{name}}" holds a path: write only a name, and put folders into the folder setting.',
  nameReserved: 'The file name "{{name}}" is reserved by Windows: choose another one.',
  folderLeaves:
    'The folder "{{folder}}" would leave the output folder: write a folder inside it, such as "pictures".',
  nothingToSave: 'Nothing arrives to be saved: connect this node.',
  path: 'The path "{{path}}" cannot be read from "{{rest}}" on: write it like colors[0].hex.',
  nothingAtPath: 'The JSON has nothing at "{{path}}": check the path against the value.',
  notFile: 'The value at "{{path}}" is not a file: extract it as text or JSON.',
  notNumber: 'The value at "{{path}}" is not a number: extract it as text or JSON.',
  notBoolean: 'The value at "{{path}}" is not true or false: extract it as text or JSON.',
  longPattern: 'The pattern is longer than {{most}} characters: shorten it.',
  pattern: 'The pattern "{{pattern}}" {{fault}}.',
  longText:
    'A text of {{characters}} characters is too long for this pattern: split it first, or look for a plain text.',
  filesInJson: 'Files cannot be put into JSON objects: merge them in another way.',
  sameNames: 'Two lists have the same name: give each its own.',
  otherLength:
    'List {{first}} has {{length}} items and list {{other}} has {{otherLength}}: only lists of the same length can be paired.',
  emptyList: 'The list is empty, so there is no item to take.',
  noSuchItem_one:
    'The list has {{count}} item, so there is none at position {{index}}: choose one from {{from}} to {{to}}.',
  noSuchItem_other:
    'The list has {{count}} items, so there is none at position {{index}}: choose one from {{from}} to {{to}}.',
  outside_one:
    'The list has {{count}} item, so position {{index}} is outside of it: choose one from {{from}} to {{to}}.',
  outside_other:
    'The list has {{count}} items, so position {{index}} is outside of it: choose one from {{from}} to {{to}}.',
  turnedRound_one:
    'The part ends ({{to}}) before it begins ({{from}}) in a list of {{count}} item: swap the two.',
  turnedRound_other:
    'The part ends ({{to}}) before it begins ({{from}}) in a list of {{count}} items: swap the two.',
  end: 'end',
  noSeparator: 'The separator is empty: write one.',
  tooManyParts:
    'The text would become {{parts}} parts, and {{most}} are the most: split it into longer ones.',
  noJsonList: 'The text is no JSON list: it has to look like ["a", "b"].',
  noTemplateText: "The template's {{place}} has no text: connect it or type a value.",
} as const;
