import { EventEmitter } from 'node:events';
import { PassThrough } from 'node:stream';
import { describe, expect, test } from 'vitest';
import { toNodeId, toRunId } from '../../shared/domain/ids.ts';
import type { RunEvent, RunEventBody } from '../../shared/run/events.ts';
import { foldRun } from '../../shared/run/reduceRun.ts';
import { recordOutput } from '../../test/support/recordOutput.ts';
import { exitCodeOfFailures } from './exitCodes.ts';
import { parseInputFlag } from './inputs/parseInputFlag.ts';
import { createOutput, type Output } from './output.ts';
import { columnsOf, fit, pad, printable } from './printable.ts';
import { createProgress } from './progress/createProgress.ts';
import { plainLine } from './progress/plainLine.ts';
import { formatDuration } from './progress/formatDuration.ts';
import { createStopRequests } from './stopRequests.ts';

describe('parseInputFlag', () => {
  test.each([
    ['name=value', { kind: 'text', name: 'name', text: 'value' }],
    ['name=a=b', { kind: 'text', name: 'name', text: 'a=b' }],
    ['my photo = x', { kind: 'text', name: 'my photo', text: ' x' }],
    ['name=', { kind: 'text', name: 'name', text: '' }],
    ['name=@a/b c.png', { kind: 'path', name: 'name', path: 'a/b c.png' }],
    ['name=@@handle', { kind: 'text', name: 'name', text: '@handle' }],
    ['name', undefined],
    ['=value', undefined],
    ['name=@', undefined],
  ])('%s', (flag, expected) => {
    expect(parseInputFlag(flag)).toEqual(expected);
  });
});

describe('printable', () => {
  test('keeps a file from steering the terminal', () => {
    expect(printable('a\u001B[2Jb\u0007\u202Ec\td\ne\u009B1m')).toBe('a[2Jbc d e1m');
  });

  test('counts columns as a terminal does', () => {
    expect(columnsOf('abc')).toBe(3);
    expect(columnsOf('日本')).toBe(4);
    expect(columnsOf('é'.normalize('NFD'))).toBe(1);
    expect(fit('日本語', 4)).toBe('日…');
    expect(fit('abc', 3)).toBe('abc');
    expect(fit('abc', 0)).toBe('');
    expect(pad('日', 4)).toBe('日  ');
  });
});

test.each([
  [-5, '0.0 s'],
  [840, '0.8 s'],
  [9949, '9.9 s'],
  [9950, '10 s'],
  [59_600, '1 min 00 s'],
  [185_000, '3 min 05 s'],
])('%d ms is %s', (milliseconds, text) => {
  expect(formatDuration(milliseconds)).toBe(text);
});

test('exit code 4 is for runs in which every failure is the provider', () => {
  const away = { kind: 'provider-unavailable', message: 'x' } as const;
  expect(exitCodeOfFailures([away, { kind: 'unauthorized', message: 'x' }])).toBe(4);
  expect(exitCodeOfFailures([away, { kind: 'unexpected', message: 'x' }])).toBe(1);
  expect(exitCodeOfFailures([])).toBe(1);
});

describe('stop requests', () => {
  function setUp() {
    const source = Object.assign(new EventEmitter(), { channel: undefined });
    let seconds = 0;
    const stop = createStopRequests(source as unknown as NodeJS.Process, () => {
      seconds += 1;
    });
    return { source, stop, seconds: () => seconds };
  }

  test('the same Ctrl+C by signal and by the launcher is one request', () => {
    const { source, stop, seconds } = setUp();
    source.emit('SIGINT');
    source.emit('message', 'stop');
    expect([stop.signal.aborted, seconds()]).toEqual([true, 0]);
    source.emit('message', 'stop');
    expect(seconds()).toBe(1);
  });

  test('a second signal insists, other messages do not', () => {
    const { source, stop, seconds } = setUp();
    source.emit('message', { type: 'other' });
    expect(stop.signal.aborted).toBe(false);
    source.emit('SIGTERM');
    source.emit('SIGINT');
    expect(seconds()).toBe(1);
  });

  test('a launcher that died asks once', () => {
    const { source, stop, seconds } = setUp();
    source.emit('disconnect');
    expect([stop.signal.aborted, seconds()]).toEqual([true, 0]);
  });
});

describe('output', () => {
  test('goes quiet when its reader has gone', () => {
    const stream = new PassThrough();
    const output = createOutput(stream, {});
    stream.destroy(Object.assign(new Error('write EPIPE'), { code: 'EPIPE' }));
    output.write('text');
    expect(output.isLive).toBe(false);
  });

  test('a terminal that does not know its size has 80 columns', () => {
    const stream = Object.assign(new PassThrough(), { columns: 0, rows: 0 });
    expect(createOutput(stream, {}).size()).toEqual({ columns: 80, rows: 24 });
    expect(createOutput(new PassThrough(), {}).size()).toEqual({ columns: 80, rows: 24 });
  });

  test('NO_COLOR, a dumb terminal and CI are honoured', () => {
    const terminal = (): PassThrough & { isTTY: boolean } =>
      Object.assign(new PassThrough(), { isTTY: true });
    expect(createOutput(terminal(), {})).toMatchObject({ isLive: true, hasColors: true });
    expect(createOutput(terminal(), { NO_COLOR: '1' })).toMatchObject({
      isLive: true,
      hasColors: false,
    });
    expect(createOutput(terminal(), { TERM: 'dumb' })).toMatchObject({
      isLive: false,
      hasColors: false,
    });
    expect(createOutput(terminal(), { CI: 'true' })).toMatchObject({
      isLive: false,
      hasColors: true,
    });
  });
});

test('what was canceled has not failed', () => {
  const node = { nodeId: toNodeId('a'), path: [] };
  const failure = { kind: 'canceled', message: 'Canceled.' } as const;
  const event = {
    type: 'task.failed',
    failure,
    ...node,
    runId: toRunId('r'),
    seq: 2,
    at: 2,
  } as const;
  const run = foldRun([
    {
      type: 'run.started',
      pipelineName: 'P',
      nodes: [node.nodeId],
      runId: toRunId('r'),
      seq: 1,
      at: 1,
    },
  ]);
  expect(run && plainLine(event, run, 'Draw')).toBe('Draw: canceled');
});

describe('progress', () => {
  const runId = toRunId('run');
  const node = { nodeId: toNodeId('a'), path: [] };
  const bodies: readonly RunEventBody[] = [
    { type: 'run.started', pipelineName: 'P', nodes: [toNodeId('a'), toNodeId('b')] },
    { type: 'task.started', attempt: 1, ...node },
    { type: 'task.progressed', fraction: 0.5, label: 'half\u001B[2J', ...node },
    { type: 'task.failed', failure: { kind: 'unexpected', message: 'It broke.' }, ...node },
    { type: 'task.skipped', because: 'Upscale failed.', nodeId: toNodeId('b'), path: [] },
    { type: 'run.finished', outcome: 'failed' },
  ];
  const events = bodies.map((body, index): RunEvent => ({
    ...body,
    runId,
    seq: index + 1,
    at: index * 1000,
  }));

  function record(changes: Partial<Output>) {
    const { output, text } = recordOutput({
      size: () => ({ columns: 60, rows: 24 }),
      ...changes,
    });
    let tick = (): void => undefined;
    const progress = createProgress({
      output,
      titles: { [node.nodeId]: 'Upscale', [toNodeId('b')]: 'Save' },
      now: () => 5000,
      repeat: (callback) => {
        tick = callback;
        return () => undefined;
      },
    });
    return { progress, tick: () => tick(), text };
  }

  test('says one line for each step where lines cannot be replaced', () => {
    const { progress, text } = record({});
    for (const event of events) progress.add(event);
    progress.end();
    expect(text()).toBe('Upscale: started\nUpscale: failed\nSave: skipped: Upscale failed.\n');
  });

  test('shows a bar while a task goes on, and never a line wider than the terminal', () => {
    const { progress, tick, text } = record({
      isLive: true,
      size: () => ({ columns: 40, rows: 24 }),
    });
    for (const event of events.slice(0, 3)) progress.add(event);
    tick();
    // oxlint-disable-next-line no-control-regex -- this is what a terminal obeys.
    const lines = text().split(/\u001B\[[KJ]\n?/);
    expect(lines[0]).toContain('████████░░░░░░░░  50%');
    for (const line of lines) expect(columnsOf(line)).toBeLessThan(40);
    expect(text()).not.toContain('half\u001B[2J');
  });

  test('replaces its lines in place', () => {
    const { progress, tick, text } = record({ isLive: true });
    for (const event of events) progress.add(event);
    tick();
    progress.end();
    expect(text().split('\u001B[2F')).toHaveLength(2);
    expect(text()).toContain('✗ Upscale  It broke.');
  });

  test('keeps to the height of the terminal, what is not done first', () => {
    const { progress, tick, text } = record({
      isLive: true,
      size: () => ({ columns: 60, rows: 3 }),
    });
    const nodes = Array.from({ length: 50 }, (_, index) => toNodeId(`n${index}`));
    progress.add({ type: 'run.started', pipelineName: 'P', nodes, runId, seq: 1, at: 0 });
    tick();
    expect(text().split('\n').length - 1).toBeLessThanOrEqual(2);
    expect(text()).toContain('0 of 50 nodes are done');
  });
});
