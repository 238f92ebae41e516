/** Texts of the dialogs that open and save files. */
export const files = {
  entryList: { foldersPipelines: 'Folders and pipelines' },
  examplesDialog: {
    eachOneRuns: 'Each one runs on the built-in models: no account, no cost.',
    examplesCannotShown: 'The examples cannot be shown',
    readingExamples: 'Reading the examples',
    thereAreNo: 'There are no examples',
    copyPatchbayCame: 'This copy of Patchbay came without them.',
  },
  folderPath: { folder: 'Folder', folderAbove: 'To the folder above' },
  folderView: {
    folderCannotShown: 'This folder cannot be shown',
    goStartFolder: 'Go to the start folder',
    readingFolder: 'Reading the folder',
    noFoldersNo: 'No folders and no pipelines here',
    goAnotherFolder: 'Go to another folder above.',
  },
  openDialog: { openPipeline: 'Open pipeline', openExample: 'Open an example…' },
  overwriteQuestion: {
    replace: 'Replace “{{name}}”?',
    folderHoldsPipeline:
      'The folder holds a pipeline of this name already. Replacing it overwrites what is in it.',
  },
  recentList: { recent: 'Recent' },
  saveDialog: {
    folderHasName: 'A folder has this name: type another one.',
    savePipeline: 'Save pipeline',
  },
  paths: {
    typeNameFile: 'Type a name for the file.',
    fileNameCannot: 'A file name cannot hold a slash: choose the folder above.',
    leaveOutSigns: 'Leave out the signs : * ? " < > | so that the file works on every system.',
    nameMeansFolder: 'This name means a folder: type another one.',
  },
} as const;
