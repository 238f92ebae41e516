import { canonicalJson, ownValue } from '../../../shared/domain/json.ts';
import { FailureError } from '../../../shared/domain/failure.ts';
import type { GraphNode, ModelSnapshots } from '../../../shared/domain/graph.ts';
import type { PortValues } from '../../../shared/domain/values.ts';
import { portsOf } from '../../../shared/graph/portsOf.ts';
import {
  createPieceRedactor,
  redact,
  withoutSecrets,
} from '../../providers/replicate/http/redact.ts';
import type { PredictionListener } from './predictor.ts';

/** The secrets among the inputs of a task: what its secret ports got, typed or by a name. */
export function secretsIn(
  node: GraphNode,
  inputs: PortValues,
  models: ModelSnapshots,
): readonly string[] {
  const ports = portsOf(node, { models }).inputs.filter(({ widget }) => widget.kind === 'secret');
  return ports.flatMap(({ name }) => {
    const value = ownValue(inputs, name);
    return value?.type === 'text' && value.text !== '' ? [value.text] : [];
  });
}

/**
 * Does work at a provider, and takes the secrets that it was given out of all that comes back: careless models print
 * what they got. Those of fewer than 12 characters stay but in messages, as they could be words.
 */
export async function hideSecrets<L extends Partial<PredictionListener>, T extends object>(
  secrets: readonly string[],
  listener: L,
  work: (listener: L) => Promise<T>,
): Promise<T> {
  if (secrets.length === 0) return work(listener);
  const logs = createPieceRedactor(secrets);
  const texts = createPieceRedactor(secrets);
  const tell = (text: string, listen: ((text: string) => void) | undefined): void => {
    if (text !== '') listen?.(text);
  };
  const quiet: L = {
    ...listener,
    onLog: (text) => tell(logs.push(text), listener.onLog),
    onText: (text) => tell(texts.push(text), listener.onText),
  };
  try {
    return hideIn(await work(quiet), secrets);
  } catch (error) {
    throw hideInError(error, secrets);
  } finally {
    tell(logs.end(), listener.onLog);
    tell(texts.end(), listener.onText);
  }
}

/** The same error where there is nothing to hide; otherwise without its cause, which may hold a secret too. */
function hideInError(error: unknown, secrets: readonly string[]): unknown {
  if (!(error instanceof FailureError)) return error;
  const { failure } = error;
  const message = redact(failure.message, secrets);
  const { said, ...hidden } = { ...hideIn(failure, secrets), message };
  // What the sentence is made of holds what it says.
  const told = message === failure.message && said !== undefined ? { ...hidden, said } : hidden;
  return canonicalJson(told) === canonicalJson(failure) ? error : new FailureError(told);
}

/** What is plain data of it, hidden; functions stay. */
function hideIn<T extends object>(data: T, secrets: readonly string[]): T {
  return { ...data, ...(JSON.parse(withoutSecrets(JSON.stringify(data), secrets)) as Partial<T>) };
}
