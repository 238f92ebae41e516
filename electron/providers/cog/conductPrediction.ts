import { FailureError, sentenceOf, toFailure } from '../../../shared/domain/failure.ts';
import { toSentence, type Sentence } from '../../../shared/domain/sentence.ts';
import { say } from '../../../shared/sentences/say.ts';
import type { Sleep } from '../replicate/http/abortableSleep.ts';
import { NetworkError, toNetworkError } from '../replicate/http/networkError.ts';
import { discard } from '../replicate/http/readBody.ts';
import type { HttpAnswer } from '../replicate/http/transport.ts';
import { buildCogBody } from './buildCogBody.ts';
import type { CogClient } from './cogClient.ts';
import type { CogFiles } from './cogFiles.ts';
import type { Room } from './createRoom.ts';
import type { LivePrediction } from './livePrediction.ts';
import { readCogAnswer } from './readCogAnswer.ts';
import { waitUntilReady } from './waitUntilReady.ts';

const farewellMs = 5000;

/** What one prediction needs on its way. */
export type Conduct = {
  readonly client: CogClient;
  readonly files: CogFiles;
  readonly room: Room;
  readonly sleep: Sleep;
  readonly live: LivePrediction;
  readonly streaming: boolean;
  /** Called when the server has taken it, or it waits for its turn: from then on nobody refuses it at once. */
  readonly onAccepted: () => void;
  readonly isAccepted: () => boolean;
};

/** Brings a prediction to its end: waits for the server, queues while it is busy, sends, reads. Never throws. */
export async function conductPrediction(conduct: Conduct): Promise<void> {
  const { live } = conduct;
  try {
    await deliver(conduct);
  } catch (error) {
    if (live.stop.signal.aborted) live.endAs('canceled');
    else await giveUp(conduct, error);
  } finally {
    conduct.room.freed();
    conduct.onAccepted();
  }
}

/** An event stream that broke may leave the model at work, so the server is told that nobody waits any more. */
async function giveUp(conduct: Conduct, error: unknown): Promise<void> {
  const { client, live } = conduct;
  live.refuse(toError(conduct, error));
  if (live.wasSent() && !(error instanceof FailureError))
    await client.cancel(live.id, AbortSignal.timeout(farewellMs)).catch(() => false);
}

async function deliver(conduct: Conduct): Promise<void> {
  const { client, live, room } = conduct;
  const { signal } = live.stop;
  let { streaming } = conduct;
  for (let refusals = 0; ; refusals += 1) {
    const state = await untilReady(conduct);
    // Refused once, so the request, which may hold large files, is not sent again for another refusal.
    if (state === 'busy' && refusals > 0) {
      await room.wait(refusals, signal);
      continue;
    }
    const body = await buildCogBody({ ...conduct, id: live.id, input: live.view().input, signal });
    live.sent();
    const answer = await client.predict({ body, streaming, signal });
    switch (answer.statusCode) {
      case 200:
        await read(conduct, answer);
        return;
      // Nothing was started: 409 has no room, 503 is not ready, 406 does not stream after all.
      case 409:
      case 503:
        discard(answer);
        if (refusals === 0) live.note(`${client.name.message} ${waitingFor(answer)}`);
        conduct.onAccepted();
        await room.wait(refusals, signal);
        break;
      case 406:
        discard(answer);
        streaming = false;
        break;
      default:
        throw await client.refusal(answer, say('calls.runModel'));
    }
  }
}

function waitingFor({ statusCode }: HttpAnswer): string {
  return statusCode === 409 ? 'is busy: waiting for a turn.' : 'is not ready: waiting for it.';
}

async function untilReady({ client, live, sleep, onAccepted }: Conduct) {
  return waitUntilReady({
    client,
    sleep,
    signal: live.stop.signal,
    onSetup: (logs) => {
      live.setup(logs);
      onAccepted();
    },
  });
}

async function read({ client, live, onAccepted }: Conduct, answer: HttpAnswer): Promise<void> {
  onAccepted();
  const isTold = await readCogAnswer(live, answer);
  if (live.stop.signal.aborted) live.endAs('canceled');
  if (isTold) return;
  live.endAs(
    'failed',
    `${client.name.message} ended without a result: read the container's log, run again.`,
  );
}

/**
 * A lost connection is the end of a prediction, as Cog cannot be asked for it later, and ends it on its side as
 * well. Once accepted, it is never told as `provider-unavailable`, which would be waited out.
 */
function toError({ client, live, isAccepted }: Conduct, error: unknown): FailureError {
  const isLost = !(error instanceof FailureError) || error.failure.kind === 'provider-unavailable';
  if (error instanceof FailureError && !(isLost && isAccepted())) return error;
  const told = { host: client.address.host, trouble: troubleOf(error) };
  return new FailureError(
    {
      kind: 'prediction-failed',
      ...say('cog.connectionLost', told),
      predictionId: live.id,
      logs: live.view().logs,
    },
    error,
  );
}

function troubleOf(error: unknown): Sentence {
  if (error instanceof NetworkError) return error.trouble;
  if (error instanceof FailureError) {
    const { message, said } = error.failure;
    return toSentence(message.replace(/[.:]+$/, ''), said);
  }
  return error instanceof Error && 'code' in error
    ? toNetworkError(error).trouble
    : sentenceOf(toFailure(error));
}
