/** What keeps a pipeline file from being read, and what reading has put right in it. */
export const repairs = {
  tooLarge:
    'The file has {{size}} MiB and a pipeline may have 64: keep large data in files beside it.',
  tooDeep: 'The file has more than {{most}} objects inside each other: restore a kept copy of it.',
  notJson: 'The file is not JSON ({{where}}): open another file, or restore a kept copy of it.',
  empty: 'it is empty',
  endsEarly: 'it ends too early',
  otherContent: 'it holds something else',
  line: 'line {{line}}, column {{column}}',
  notPipeline:
    'The file is JSON but no pipeline ("format" is not "{{format}}"): open a .patchbay file.',
  badVersion:
    'The pipeline file is damaged at version: it must be a whole number from 1; restore a kept copy.',
  tooNew:
    'The file was made by a newer version of Patchbay (format {{version}}; this one reads up to {{newest}}): update Patchbay.',
  damaged:
    'The pipeline file is damaged at {{where}} ({{what}}): correct it in a text editor, or restore a kept copy.',
  ownId: 'The node "{{node}}" carried another id, which was removed: a node\'s id is its key.',
  edgeRemoved: 'The edge "{{edge}}" ({{from}} to {{to}}) was removed: there is no node "{{node}}".',
  edgeRenamed: 'Two edges were called "{{edge}}": the one from {{from}} to {{to}} is now "{{id}}".',
  fileName: 'The folders in the name of the file "{{file}}" on the node "{{node}}" were removed.',
  filePath:
    'The path of the file "{{file}}" on the node "{{node}}" leads out of the pipeline\'s folder and was removed: choose the file again.',
  fileHash:
    'The hash of the file "{{file}}" on the node "{{node}}" is no SHA-256 and was removed: choose the file again.',
  fileFolder:
    'The folder of the file "{{file}}" on the node "{{node}}" leads out of the one that was chosen and was removed.',
  frameInFrame:
    'The frame "{{node}}" was taken out of "{{frame}}": a frame cannot be in another one.',
  frameMissing:
    'The node "{{node}}" was taken out of the frame "{{frame}}": there is no such frame.',
  protoKey: 'A "__proto__" key at {{where}} was removed: nothing may have that name.',
  topLevel: 'the top level',
  noLayout: 'The layout could not be read: the nodes were placed anew.',
  strayPlace: 'The position of "{{node}}" was removed: there is no such node.',
  newPlace: 'The node "{{node}}" had no usable position and got a new one.',
  newPlaces: '{{nodes}} nodes ("{{node}}" and others) had no usable position and got a new one.',
  badSize: 'The size of the node "{{node}}" could not be used: it is measured again.',
  more: '{{more}} more things were repaired.',
} as const;
