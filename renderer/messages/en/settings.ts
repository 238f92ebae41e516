/** Texts of the settings. */
export const settings = {
  theme: { title: 'Theme', system: 'System', light: 'Light', dark: 'Dark' },
  language: { title: 'Language' },
  about: {
    desktopApp: 'Desktop app',
    browserServedComputer: 'In the browser, served by this computer',
    oneProcess: 'In one process',
    patchbayMitLicence: 'Patchbay {{version}} · {{host}} · {{platform}} · MIT licence',
  },
  cogForm: {
    addressCogServer: 'Address of a Cog server',
    http1270: 'http://127.0.0.1:5000, a Cog container of yours',
    addCogServer: 'Add Cog server',
  },
  connectionCard: {
    removeTitle: 'Remove {{title}}?',
    removeMessage: 'Patchbay forgets its address. What has run there stays in the history.',
    tokenKeychain: 'Token in the keychain',
    tokenFromEnvironment: 'Token from the environment',
    tokenUntilPatchbay: 'Token until Patchbay closes',
    needsNoToken: 'Needs no token',
    test: 'Test',
    answersAs: 'It answers, as {{username}}.',
  },
  connections: {
    connections: 'Connections',
    tokenKeptYour:
      "A token is kept in your system's keychain and never shown again, not even here. A token in the environment comes first.",
  },
  outputFolder: {
    chooseOutputFolder: 'Choose the output folder',
    downloadNodesWrite: 'Download nodes write here. Nothing is overwritten unless a node says so.',
    pathOutputFolder: 'Path of the output folder',
    choose: 'Choose…',
  },
  publicAddress: {
    publicAddress: 'Public address',
    fixed:
      'Given when the server started. Replicate tells it when a prediction has ended, and is asked less often.',
    hint: 'If the internet reaches this server, Replicate tells it when a prediction has ended, and is asked less often. Forward only /webhooks/replicate.',
  },
  runsAtOnce: {
    runsOnce: 'Runs at once',
    runsBeyondNumber:
      'Runs beyond this number wait in the queue. One of a higher priority does not wait for lower ones.',
  },
  tokenForm: {
    token: 'Token for {{title}}',
    replaceToken: 'Replace the token',
    pasteToken: 'Paste a token',
    tokenPage: 'Copy a token of your {{title}} account',
    saveToken: 'Save token',
    removeTitle: 'Remove the token for {{title}}?',
    removeMessage:
      'It is deleted from this computer and cannot be shown again. To use the account later, copy the token from its website once more.',
    tokenEnvironmentUsed: 'The token of the environment is used, whatever is saved here.',
  },
} as const;
