/** The texts of settings. */
export const settings = {
  theme: { title: 'Theme', system: 'System', light: 'Light', dark: 'Dark' },
  language: { title: 'Language', system: 'System' },
  about: {
    desktopApp: 'Desktop app',
    browserServedComputer: 'In the browser, served by this computer',
    oneProcess: 'In one process',
    about: 'About',
    patchbayMitLicence: 'Patchbay {{version}} · {{host}} · {{platform}} · MIT licence',
  },
  cogForm: {
    addressCogServer: 'Address of a Cog server',
    http1270: 'http://127.0.0.1:5000, a Cog container of yours',
    addCogServer: 'Add Cog server',
  },
  connectionCard: {
    tokenKeychain: 'Token in the keychain',
    tokenFromEnvironment: 'Token from the environment',
    tokenUntilPatchbay: 'Token until Patchbay closes',
    noToken: 'No token',
    needsNoToken: 'Needs no token',
    test: 'Test',
    answersAs: 'It answers, as {{username}}.',
  },
  connections: {
    connections: 'Connections',
    tokenKeptYour:
      "A token is kept in your system's keychain and never shown again, not even here. A token in the environment comes first.",
    connectionsCannotShown: 'The connections cannot be shown',
  },
  outputFolder: {
    chooseOutputFolder: 'Choose the output folder',
    outputFolder: 'Output folder',
    downloadNodesWrite: 'Download nodes write here. Nothing is overwritten unless a node says so.',
    pathOutputFolder: 'Path of the output folder',
    choose: 'Choose…',
  },
  publicAddress: { publicAddress: 'Public address' },
  runsAtOnce: {
    runsOnce: 'Runs at once',
    runsBeyondNumber: 'Runs beyond this number wait in the queue.',
  },
  tokenForm: {
    token: 'Token for {{title}}',
    replaceToken: 'Replace the token',
    pasteToken: 'Paste a token',
    saveToken: 'Save token',
    tokenEnvironmentUsed: 'The token of the environment is used, whatever is saved here.',
  },
} as const;
