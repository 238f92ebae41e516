/** Texts of what the page tells about its engine and its documents. */
export const engine = {
  useChosenKeys: {
    someCannot:
      'Some keyboard shortcuts in the settings cannot be used and were left as they are: {{faults}}. Choose others under Keyboard shortcuts.',
  },
  startFailure: {
    patchbayCannotReach: 'Patchbay cannot reach its engine',
    openAddressPrinted:
      'Open the address that {{command}} printed last, with its token, or start it again.',
  },
  workspace: {
    sizeLibrary: 'Size of the library',
    sizeRunLog: 'Size of the run log',
    sizeInspector: 'Size of the inspector',
  },
  createApp: {
    engineStoppedBefore:
      'The engine stopped before this run ended: press Resume to go on from what is done.',
    runCouldNot: 'The run could not go on: {{because}}',
  },
  failureOf: { patchbayCouldNot: 'Patchbay could not do that: {{message}}' },
  reconnectingLink: {
    connectionPatchbayEngine:
      'The connection to the Patchbay engine was lost: it is being opened again, then try once more.',
  },
  restoreTabs: {
    unsavedEditsCould: 'Unsaved edits could not be read. {{reason}}',
    restored_one: 'Restored {{count}} edit that was not saved.',
    restored_other: 'Restored {{count}} edits that were not saved.',
    restoredIn_one: 'Restored {{count}} edit that was not saved in {{pipelines}} pipelines.',
    restoredIn_other: 'Restored {{count}} edits that were not saved in {{pipelines}} pipelines.',
    useSavedFile: 'Use the saved file',
    useSavedFiles: 'Use the saved files',
  },
  main: {
    patchbayWasStarted:
      'Patchbay was started anew: open the address that it printed in this tab, nothing here is lost.',
  },
} as const;
