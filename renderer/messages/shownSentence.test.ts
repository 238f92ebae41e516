import { afterEach, expect, test } from 'vitest';
import { findStorageReason, toFailure } from '../../shared/domain/failure.ts';
import type { Said } from '../../shared/domain/sentence.ts';
import { refusalText } from '../../shared/run/paused.ts';
import { say } from '../../shared/sentences/say.ts';
import { testEdge, testNode, testPipeline } from '../../test/support/rendererApp.ts';
import { listProblems } from '../../shared/graph/listProblems.ts';
import { checkInput } from '../../shared/models/checkInputs.ts';
import { faultText } from '../panels/runs/problemText.ts';
import { showLanguage } from './language.ts';
import { shownSentence } from './shownSentence.ts';

afterEach(() => showLanguage('en'));

test('a problem is told in German, with the names that the node and its port have there', async () => {
  const pipeline = testPipeline(
    [testNode('a', 'file-upload'), { ...testNode('b', 'download'), title: 'Mine' }],
    [],
  );
  const [upload, save] = listProblems({ ...pipeline }).toSorted((a, b) =>
    (a.nodeId ?? '').localeCompare(b.nodeId ?? ''),
  );
  if (upload === undefined || save === undefined) throw new Error('There are two problems.');
  expect(shownSentence(save)).toBe(save.message);
  await showLanguage('de');
  expect(shownSentence(save)).toBe(
    '„Mine“: Sein Eingang „Datei“ ist nicht verbunden: Verbinden Sie ihn, oder entfernen Sie den Knoten.',
  );
  expect(faultText(upload)).toBe(
    'Er läuft nicht. Nichts, was läuft, braucht ihn: Verbinden Sie ihn mit einer Vorschau oder einem Download.',
  );
  expect(shownSentence(upload)).toMatch(/^„Datei-Upload“: Er läuft nicht\./);
});

test('a cycle, a refusal and a value are told in German', async () => {
  await showLanguage('de');
  const pipeline = testPipeline(
    [
      { ...testNode('a', 'text-template'), settings: { template: '{{x}}' } },
      testNode('b', 'preview'),
    ],
    [testEdge('a.text -> a.x'), testEdge('a.text -> b.value')],
  );
  expect(listProblems(pipeline).map(shownSentence)).toContainEqual(
    expect.stringMatching(/^„Textvorlage“ liegt auf einem Kreis/),
  );
  const [from, to] = [{ portType: { list: 'image' } }, { portType: 'text' }] as const;
  expect(shownSentence(say('connections.fromFile', { from, to }))).toBe(
    '„Liste: Bilder“ passt nicht in einen Eingang für „Text“: Ein Modell muss die Datei zuerst lesen.',
  );
  const port = {
    name: 'x',
    title: 'Breite',
    type: 'integer',
    required: true,
    widget: { kind: 'number' },
    limits: { minimum: 64, exclusiveMaximum: 2048 },
  } as const;
  expect(shownSentence(checkInput(port, 2) ?? { message: '' })).toBe(
    '„Breite“ muss mindestens 64 sein, ist aber 2: Geben Sie eine Zahl ein, mindestens 64 und weniger als 2048.',
  );
  expect(shownSentence(checkInput(port, 'a') ?? { message: '' })).toBe(
    '„Breite“ muss eine ganze Zahl sein, ist aber "a": Geben Sie eine ganze Zahl ein.',
  );
});

test('what an engine of another version says, and what is none of ours, is told as it came', async () => {
  await showLanguage('de');
  expect(shownSentence({ message: 'Out of memory.' })).toBe('Out of memory.');
  const said = { id: 'graph.ofTomorrow', places: {} };
  expect(shownSentence({ message: 'Of tomorrow.', said })).toBe('Of tomorrow.');
  for (const place of [null, { days: 3 }]) {
    const places = JSON.parse(JSON.stringify({ node: place, fault: 'x' })) as Said['places'];
    const kept = { message: 'Of tomorrow.', said: { id: 'graph.ofNode', places } };
    expect(shownSentence(kept)).toBe('Of tomorrow.');
  }
});

test('what a disk, the network and a provider refuse is told in German, with their own words as they are', async () => {
  const full = Object.assign(new Error('no space'), { code: 'ENOSPC', path: '/there' });
  const disk = findStorageReason('ENOSPC');
  if (disk === undefined) throw new Error('A full disk is known.');
  const what = say('disk.notSaved', { name: 'a.png', folder: '/out' });
  const failures = [
    toFailure(full),
    say('disk.refused', { what, code: 'ENOSPC', ...disk }),
    toFailure(new TypeError('x is not a function')),
    say('providers.outOfOrder', {
      provider: 'Replicate',
      status: 503,
      what: say('calls.start', { model: 'acme/draw' }),
      saying: say('providers.saying', { text: 'Try later' }),
    }),
  ];
  expect(failures.map(shownSentence)).toEqual([
    'The disk is full: free some space and run again. (/there)',
    '"a.png" could not be saved in "/out" (ENOSPC), as the disk is full: free some space and run again.',
    'Something unexpected happened: x is not a function',
    'Replicate is out of order just now (503) and could not start a prediction of acme/draw, saying "Try later": wait a moment and try again.',
  ]);
  await showLanguage('de');
  expect(failures.map(shownSentence)).toEqual([
    'Der Datenträger ist voll: Geben Sie Platz frei, und führen Sie erneut aus. (/there)',
    '„a.png“ konnte nicht in „/out“ gespeichert werden (ENOSPC). Der Datenträger ist voll: Geben Sie Platz frei, und führen Sie erneut aus.',
    'Etwas Unerwartetes ist geschehen: x is not a function',
    'Replicate ist gerade gestört (503) und konnte dies nicht: eine Vorhersage von acme/draw starten, mit den Worten „Try later“. Warten Sie einen Moment, und versuchen Sie es erneut.',
  ]);
});

test('amounts are written as the language does, and a limit that was reached is told anew from what it was', async () => {
  const refusal = {
    reason: 'over-cap',
    cap: 'day',
    limit: 1234.5,
    spent: 1000,
    reserved: 0.0025,
    model: 'acme/draw',
    next: 0.04,
  } as const;
  await showLanguage('de');
  expect(shownSentence(refusalText(refusal)).replaceAll('\u00a0', ' ')).toBe(
    'Ein Limit ist erreicht: Die Läufe von heute haben 1.000,00 $ von 1.234,50 $ ausgegeben und weitere 0,0025 $ zurückgelegt, und acme/draw ist als Nächstes dran und kann 0,04 $ kosten.',
  );
});
