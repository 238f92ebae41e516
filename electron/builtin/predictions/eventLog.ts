/** One server-sent event of a prediction's stream. */
export interface StreamEvent {
  readonly event: 'output' | 'error' | 'done';
  readonly data: string;
}

/** The events of one prediction: kept until its data is removed, so that a late reader gets all of them. */
export interface EventLog {
  readonly add: (event: StreamEvent) => void;
  /** Forgets the events; readers end without `done`. */
  readonly close: () => void;
  /** All events from `from`, then new ones, until `done` or `close`. */
  readonly read: (from: number, signal: AbortSignal) => AsyncGenerator<StreamEvent>;
}

/** Makes an empty log. */
export function createEventLog(): EventLog {
  let events: StreamEvent[] = [];
  let closed = false;
  const waiting = new Set<() => void>();
  const wake = (): void => {
    for (const resume of waiting) resume();
    waiting.clear();
  };
  return {
    add(event) {
      events.push(event);
      wake();
    },
    close() {
      events = [];
      closed = true;
      wake();
    },
    async *read(from, signal) {
      for (let at = from; !closed && !signal.aborted;) {
        const event = events[at];
        if (event !== undefined) {
          yield event;
          if (event.event === 'done') return;
          at += 1;
          continue;
        }
        await new Promise<void>((resume) => {
          waiting.add(resume);
          signal.addEventListener('abort', () => resume(), { once: true });
        });
      }
    },
  };
}
