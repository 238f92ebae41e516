import path from 'node:path';

type Env = { readonly [name: string]: string | undefined };

const linuxNames = [
  'chromium',
  'chromium-browser',
  'google-chrome',
  'google-chrome-stable',
  'microsoft-edge',
];

const macApplications = ['Google Chrome', 'Chromium', 'Microsoft Edge'];

const windowsPaths = [
  ['Google', 'Chrome', 'Application', 'chrome.exe'],
  ['Microsoft', 'Edge', 'Application', 'msedge.exe'],
];

/** Where a Chromium, Chrome or Edge usually is on this system; not all of the paths are there. */
export function installedBrowsers(platform: string, env: Env): readonly string[] {
  if (platform === 'darwin') {
    return macApplications.map((name) => `/Applications/${name}.app/Contents/MacOS/${name}`);
  }
  if (platform === 'win32') {
    const roots = [env['PROGRAMFILES'], env['PROGRAMFILES(X86)'], env['LOCALAPPDATA']];
    return roots.flatMap((root) =>
      root === undefined ? [] : windowsPaths.map((parts) => path.win32.join(root, ...parts)),
    );
  }
  const folders = (env['PATH'] ?? '').split(':').filter((folder) => folder !== '');
  return linuxNames.flatMap((name) => folders.map((folder) => path.posix.join(folder, name)));
}
