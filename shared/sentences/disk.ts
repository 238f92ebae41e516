/** What a disk, or the data folder on it, refuses. A reason and an advice are the halves of a sentence. */
export const disk = {
  plain: '{{reason}}: {{advice}}.',
  at: '{{reason}}: {{advice}}. ({{path}})',
  refused: '{{what}} ({{code}}), as {{reason}}: {{advice}}.',
  full: 'the disk is full',
  overQuota: 'the disk quota is used up',
  tooLarge: 'the file is larger than this disk allows',
  readOnly: 'the folder is read-only',
  noAccess: 'Patchbay may not write or read there',
  notPermitted: 'the system does not permit it',
  broken: 'the disk reports an error',
  inUse: 'another program is using it',
  missing: 'the file or folder does not exist',
  taken: 'something of that name is there already',
  isFolder: 'a folder stands where a file was expected',
  isFile: 'a file stands where a folder was expected',
  longName: 'the name is too long for this disk',
  manyOpen: 'too many files are open',
  freeSpace: 'free some space and run again',
  otherDisk: 'choose another disk or a smaller file',
  otherFolder: 'choose another folder',
  permissions: 'change the permissions or choose another place',
  checkDisk: 'check the disk or choose another one',
  closeProgram: 'close that program and run again',
  checkName: 'check the name',
  otherName: 'choose another name',
  shorterName: 'choose a shorter one',
  closePrograms: 'close some programs and run again',
  notSaved: '"{{name}}" could not be saved in "{{folder}}"',
  nothingSaved: 'No file can be saved in "{{folder}}"',
  notKept: '"{{name}}" could not be kept in "{{folder}}"',
  notRepaired: 'The damaged "{{path}}" could not be repaired',
  pipelineNotSaved: 'The pipeline could not be saved to "{{path}}"',
  otherFolderFor: '{{what}} ({{code}}): choose another folder.',
  dataLocked: 'Another program keeps "{{path}}" locked: close it and try again.',
  dataReadOnly: '"{{path}}" is read-only: change its permissions or choose another data folder.',
  dataBroken:
    'The disk reports an error at "{{path}}": check the disk and its free space, then try again.',
  dataDamaged:
    '"{{path}}" is damaged: end every Patchbay on it and start one again, which keeps a copy and saves what can be read.',
  dataFull: 'The disk of "{{path}}" is full: free some space and run again.',
  dataClosed:
    '"{{path}}" cannot be opened: check the permissions of the data folder or choose another one.',
  noJournal: '"{{path}}" is not a journal of Patchbay: move it away or choose another data folder.',
  dataTooNew:
    'The data folder was made by a newer version of Patchbay ({{path}}): update Patchbay.',
  savedRuns_one:
    '"{{path}}" was damaged: one run and all else that could be read were saved, and the damaged file is kept as "{{kept}}".',
  savedRuns_other:
    '"{{path}}" was damaged: {{count}} runs and all else that could be read were saved, and the damaged file is kept as "{{kept}}".',
  wasBlank:
    '"{{path}}" was empty: the runs that were in it are lost, while the files of their results are still in "{{artifacts}}".',
  budget:
    'The budget in the data folder cannot be read, so nothing is spent: set it again in Settings, Budget.',
} as const;
