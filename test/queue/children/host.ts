import { createEngine } from '../../../electron/engine/createEngine.ts';
import type { EngineClient } from '../../../electron/engine/engine.ts';
import type { Pipeline } from '../../../shared/domain/graph.ts';
import { toRunId } from '../../../shared/domain/ids.ts';
import { eachEvent } from '../../support/eachEvent.ts';
import { createMemorySecrets, memoryHost } from '../../support/testEngine.ts';

/** What a test asks of the host, one after the other; each is answered. */
export type Asked =
  | { readonly ask: 'start'; readonly run: string; readonly pipeline: Pipeline }
  /** `cancel` is answered at once. */
  | { readonly ask: 'pause' | 'continue' | 'cancel'; readonly run: string }
  | { readonly ask: 'at once'; readonly runs: number }
  | { readonly ask: 'events'; readonly run: string }
  | { readonly ask: 'queue' };

// A host of its own process on a data folder: does what it is asked, and goes on with what it finds unless told not to.
const [, , dataDir = '', recover = 'true'] = process.argv;
const { client } = await createEngine({
  dataDir,
  version: '0.0.0-test',
  host: memoryHost,
  secrets: createMemorySecrets(),
  env: process.env,
  defaultOutputFolder: `${dataDir}/out`,
  examplesDir: dataDir,
  startFolder: dataDir,
  recover: recover === 'true',
  settleMs: 400,
});

async function answer(asked: Asked, { runs, app }: EngineClient): Promise<unknown> {
  switch (asked.ask) {
    case 'start':
      return runs.start({ ...asked, runId: toRunId(asked.run), pipelinePath: null });
    case 'pause':
      return runs.pause({ runId: toRunId(asked.run) });
    case 'continue':
      return runs.continue({ runId: toRunId(asked.run) });
    case 'cancel':
      void runs.cancel({ runId: toRunId(asked.run) });
      return {};
    case 'at once':
      return app.setSettings({ runsAtOnce: asked.runs });
    case 'events': {
      const types: string[] = [];
      for await (const event of eachEvent(await runs.events({ runId: toRunId(asked.run) })))
        types.push(event.type);
      return types;
    }
    case 'queue':
      return (await runs.queue()).map(({ runId, status, isElsewhere }) => [
        runId,
        isElsewhere ? 'elsewhere' : status,
      ]);
  }
}

process.on('message', (asked: Asked) => {
  void answer(asked, client).then(
    (told) => process.send?.({ told }),
    (error: unknown) => process.send?.({ error: String(error) }),
  );
});
process.send?.('ready');
