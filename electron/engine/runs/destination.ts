import { FailureError, invalidInput, toFailure } from '../../../shared/domain/failure.ts';
import { parseModelRef, type ModelRef } from '../../../shared/domain/model.ts';
import type { Provider } from '../../providers/provider.ts';
import { say } from '../../../shared/sentences/say.ts';
import type { Place } from '../../../shared/domain/sentence.ts';

type Destination = { readonly provider: Provider; readonly destination: string };
type Options = { readonly signal?: AbortSignal; readonly retries?: number };

/** Says whether the model that a training goes to is there. Throws `invalid-input` for what is no `owner/name`. */
export async function hasDestination(
  { provider, destination }: Destination,
  options: Options,
): Promise<boolean> {
  try {
    await provider.models.get(parseDestination(destination), options);
    return true;
  } catch (error) {
    if (toFailure(error).kind === 'not-found') return false;
    throw error;
  }
}

/** The setting of a training that has its destination made. */
const makesIt: Place = {
  nodeText: {
    type: 'training',
    field: 'createDestination',
    text: 'Make it if it does not exist',
  },
};

/** The failure of a training whose destination is missing and may not be made. */
export function missingDestination(destination: string): FailureError {
  return new FailureError({
    kind: 'not-found',
    ...say('runs.noDestination', { model: destination, setting: makesIt }),
  });
}

/** Makes the destination as a private model. One that has come into being meanwhile is as good. Throws FailureError. */
export async function makeDestination(
  at: Destination,
  hardware: string,
  signal: AbortSignal,
): Promise<void> {
  const { provider, destination } = at;
  if (provider.ownModels === undefined) throw missingDestination(destination);
  try {
    await provider.ownModels.create(
      { ...parseDestination(destination), visibility: 'private', hardware },
      { signal },
    );
  } catch (error) {
    // Another item of the same list may have made it, or the answer was lost.
    if (await hasDestination(at, { signal }).catch(() => false)) return;
    throw error;
  }
}

function parseDestination(destination: string): Pick<ModelRef, 'owner' | 'name'> {
  const ref = parseModelRef(destination);
  if (ref === undefined) throw invalidInput(say('nodes.badDestination', { model: destination }));
  return { owner: ref.owner, name: ref.name };
}
