import { shownSentence } from './messages/shownSentence.ts';
import { createRoot } from 'react-dom/client';
import { App } from './App.tsx';
import { StartFailure } from './StartFailure.tsx';
import { connectEngine } from './engine/connectEngine.ts';
import { createApp } from './engine/createApp.ts';
import { failureOf } from './engine/failureOf.ts';
import { followLanguage, keepPreferences, readPreferences } from './engine/preferences.ts';
import type { ConnectionState } from './engine/reconnectingLink.ts';
import { formatNumber, languageFor, showLanguage } from './messages/language.ts';
import { createUiStore } from './stores/uiStore.ts';
import './styles/app.css';
import { notify } from './ui/notify.ts';
import { t } from './messages/t.ts';

/** In pixels; a narrower window starts with the canvas alone. */
const roomForInspector = 1000;

/** In milliseconds. */
const afterStart = 300;

const element = document.querySelector('#root');
if (element === null) throw new Error('The page has no #root.');
const root = createRoot(element);
const ui = createUiStore({
  inspectorOpen: innerWidth >= roomForInspector,
  ...readPreferences(localStorage),
});
keepPreferences(ui, localStorage);
followLanguage(ui, localStorage);
await showChosen();

try {
  const client = await connectEngine({ onState: showConnection });
  const [info, { language }] = await Promise.all([client.app.info(), client.app.getSettings()]);
  // The engine keeps the choice for every address; a test chooses for its page alone.
  if (ui.getState().language !== 'en-XA') ui.getState().setLanguage(language);
  await showChosen();
  root.render(<App tabs={createApp({ client, info, ui, notify })} />);
  // A browser takes 20 to 40 ms for the first number that it writes: not while a file is opened.
  setTimeout(() => formatNumber(1000), afterStart);
  if (info.notice !== undefined) notify({ kind: 'error', message: shownSentence(info.notice) });
} catch (error) {
  root.render(<StartFailure message={failureOf(error).message} />);
}

function showChosen(): Promise<void> {
  return showLanguage(languageFor(ui.getState().language, navigator.languages));
}

function showConnection(state: ConnectionState): void {
  ui.getState().setConnection(state);
  if (state !== 'refused') return;
  notify({
    kind: 'error',
    message: t('engine.main.patchbayWasStarted'),
  });
}
