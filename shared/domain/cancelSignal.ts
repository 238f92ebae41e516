/** What `shared` needs of an AbortSignal, which every host has and `shared` has no types for. */
export type CancelSignal = {
  readonly aborted: boolean;
  throwIfAborted(): void;
  addEventListener(type: 'abort', listener: () => void): void;
  removeEventListener(type: 'abort', listener: () => void): void;
};
