import { FailureError } from '../../shared/domain/failure.ts';

/** A file address that is not fetched from a provider; `why` is the end of "an address that". */
export class RefusedAddress extends FailureError {
  readonly why: string;

  constructor(provider: string, why: string) {
    super({
      kind: 'unexpected',
      message: `${provider} gave a file address that ${why}, so it was not fetched: report this to the model's author.`,
    });
    this.why = why;
  }
}
