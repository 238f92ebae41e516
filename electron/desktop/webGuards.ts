import type { ElectronLike, Preventable, WebContentsLike } from './electronLike.ts';
import { appOrigin } from './origin.ts';

/** What a page of our own may do beyond the sandbox: copy and paste. */
const granted = new Set(['clipboard-read', 'clipboard-sanitized-write']);

type GuardOptions = {
  readonly electron: Pick<ElectronLike, 'app' | 'session' | 'shell'>;
  readonly log: (message: string) => void;
};

/**
 * Pages never leave `app://patchbay`: navigation, new windows, web views and permissions are refused. Web links go to
 * the user's browser. Call once the app is ready; windows made before it has been called are not covered.
 */
export function guardPages({ electron, log }: GuardOptions): void {
  const openOutside = (url: string): void => {
    if (!isWebLink(url)) return;
    electron.shell.openExternal(url).catch(() => log(`The system could not open ${url}`));
  };
  electron.app.on('web-contents-created', (_event, contents) =>
    guardContents(contents, openOutside),
  );
  const { defaultSession } = electron.session;
  defaultSession.setPermissionRequestHandler((contents, permission, callback) => {
    callback(granted.has(permission) && isOwn(contents.mainFrame.origin));
  });
  defaultSession.setPermissionCheckHandler((_contents, permission, requestingOrigin) => {
    return granted.has(permission) && isOwn(requestingOrigin);
  });
}

function guardContents(contents: WebContentsLike, openOutside: (url: string) => void): void {
  const refuse = (event: Preventable & { readonly url: string }): void => {
    event.preventDefault();
    openOutside(event.url);
  };
  contents.on('will-frame-navigate', refuse);
  contents.on('will-redirect', refuse);
  contents.on('will-attach-webview', (event) => event.preventDefault());
  contents.setWindowOpenHandler(({ url }) => {
    openOutside(url);
    return { action: 'deny' };
  });
}

/** A link that may be handed to the user's browser: http or https, and no password in it. */
function isWebLink(url: string): boolean {
  if (!URL.canParse(url)) return false;
  const { protocol, username, password } = new URL(url);
  return (protocol === 'https:' || protocol === 'http:') && username === '' && password === '';
}

function isOwn(url: string): boolean {
  return url === appOrigin || url.startsWith(`${appOrigin}/`);
}
