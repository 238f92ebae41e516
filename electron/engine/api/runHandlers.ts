import { isAbsolute, join } from 'node:path';
import { FailureError, invalidInput } from '../../../shared/domain/failure.ts';
import { toNodeId } from '../../../shared/domain/ids.ts';
import { safeFileName } from '../../../shared/nodes/safeNames.ts';
import { base } from './base.ts';
import type { Services } from './services.ts';

/** The handlers of `contract.runs`. */
export function createRunHandlers({ bus, journal, preferences, runner }: Services) {
  return base.runs.router({
    check: base.runs.check.handler(async ({ input }) => ({ problems: await runner.check(input) })),
    start: base.runs.start.handler(({ input }) => {
      const { target, outputFolder, ...request } = input;
      if (outputFolder !== undefined && !isAbsolute(outputFolder)) {
        throw invalidInput(
          `The output folder "${outputFolder}" is not a full path: write it from the root on.`,
        );
      }
      return runner.start({
        ...request,
        outputFolder:
          outputFolder ??
          join(preferences.settings().outputFolder, safeFileName(input.pipeline.name)),
        ...(target === undefined ? {} : { target: target.map(toNodeId) }),
      });
    }),
    cancel: base.runs.cancel.handler(async ({ input }) => ({
      canceled: await runner.cancel(input.runId),
    })),
    events: base.runs.events.handler(async function* events({ input, signal }) {
      if (!journal.has(input.runId)) {
        throw new FailureError({
          kind: 'not-found',
          message: `There is no run "${input.runId}" in this data folder.`,
        });
      }
      yield* bus.follow(input.runId, input.afterSeq, signal);
    }),
    list: base.runs.list.handler(({ input }) => journal.list(input.limit, runner.live)),
  });
}
