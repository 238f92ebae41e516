/** Files and folders of the user, and pipeline files. */
export const files = {
  unknownReason: 'unknown reason',
  notHere: 'The file "{{name}}" is not on this computer: add it to its node again.',
  changed:
    'The file "{{name}}" has changed since the pipeline was saved: add it to its node again.',
  notFile: '"{{path}}" is not a file: choose a file.',
  missing: 'The file "{{path}}" does not exist: check the name, or add the file to its node again.',
  unreadable: 'The file "{{path}}" cannot be read ({{code}}): check its permissions.',
  leavesFolder:
    'The path "{{path}}" leaves the folder of the pipeline: put the file beside the pipeline.',
  bytesGone:
    'The bytes of "{{name}}" are no longer in Patchbay\'s data folder: run again to make them anew.',
  exists:
    'The file "{{path}}" is there already: choose another name, or let the Download node keep both.',
  manyNamed: 'The folder "{{folder}}" holds too many files named "{{name}}": choose another name.',
  notFullPath: 'The folder "{{folder}}" is not a full path: write it from the root on.',
  outputNotFullPath:
    'The output folder "{{folder}}" is not a full path: write it from the root on.',
  forZip:
    '{{files}} files of {{size}} MiB together are more than a zip can hold (4 GiB, {{most}} files): use fewer.',
  incomplete: '"{{name}}" arrived incomplete ({{size}} of {{expected}} bytes): run again.',
  tooLargeToRead:
    'The file "{{name}}" is too large to be read whole (over 64 MiB): use a smaller one.',
  gone: "The file is no longer in Patchbay's data folder: bring it in again.",
  folderClosed: 'The folder "{{path}}" cannot be opened ({{code}}): choose another one.',
  outside:
    '"{{path}}" is outside the folders that this Patchbay may open ({{folders}}): choose a place inside them.',
  saveOverFolder: '"{{path}}" is a folder: choose another name for the pipeline.',
  saveOverOther: '"{{path}}" is not a file: choose another name for the pipeline.',
  pipelineReadOnly:
    '"{{path}}" is read-only: save the pipeline under another name, or change the file\'s permissions.',
  pipelineIsFolder: '"{{path}}" is a folder: choose a .patchbay file.',
  pipelineIsOther: '"{{path}}" is not a file: choose a .patchbay file.',
  pipelineTooLarge:
    '"{{path}}" is too large for a pipeline ({{size}} bytes, the limit is 64 MiB): choose another file.',
  pipelineMissing: 'The pipeline "{{path}}" does not exist: check its name.',
  pipelineUnreadable: 'The pipeline "{{path}}" cannot be read ({{code}}): check its permissions.',
  pipelineFault: '"{{path}}": {{fault}}',
  saveTooLarge:
    'The pipeline is larger than 64 MiB and was not saved: move large values on its nodes into files.',
  saveTooDeep:
    'A JSON value in the pipeline is nested more than {{most}} deep, so nothing was saved: flatten it.',
  noExample: 'There is no example "{{id}}": choose {{ids}}.',
} as const;
