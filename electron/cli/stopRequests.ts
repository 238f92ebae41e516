/** The requests of the user to stop: the first asks, the second insists. */
export type StopRequests = {
  /** Aborted by the first request. */
  readonly signal: AbortSignal;
};

type ProcessLike = Pick<NodeJS.Process, 'on' | 'channel'>;

const signals = ['SIGINT', 'SIGTERM', 'SIGHUP'] as const;

/**
 * Listens for signals. The launcher passes the signals that it gets over IPC, because a Ctrl+C in a
 * terminal reaches both processes and must count once: the larger of the two counts is the number of requests.
 */
export function createStopRequests(source: ProcessLike, onSecond: () => void): StopRequests {
  const controller = new AbortController();
  let own = 0;
  let passed = 0;
  const update = (): void => {
    const requests = Math.max(own, passed);
    if (requests >= 1) controller.abort();
    if (requests >= 2) onSecond();
  };
  for (const signal of signals) {
    source.on(signal, () => {
      own += 1;
      update();
    });
  }
  source.on('message', (message: unknown) => {
    if (message !== 'stop') return;
    passed += 1;
    update();
  });
  // A launcher that died cannot pass anything on any more.
  source.on('disconnect', () => {
    passed = Math.max(1, passed);
    update();
  });
  // Listening to messages would keep the process alive.
  source.channel?.unref();
  return { signal: controller.signal };
}
