import { FailureError } from '../../shared/domain/failure.ts';
import { say } from '../../shared/sentences/say.ts';
import type { Place, Sentence } from '../../shared/domain/sentence.ts';

/** A file address that is not fetched from a provider; `why` is the end of "an address that". */
export class RefusedAddress extends FailureError {
  readonly why: Sentence;

  constructor(provider: Place, why: Sentence) {
    super({
      kind: 'unexpected',
      ...say('providers.fileAddress', { provider, why }),
    });
    this.why = why;
  }
}
