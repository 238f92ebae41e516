import { createPriorityQueue, type PriorityQueue } from './priorityQueue.ts';

/** A task that could start as soon as its lane has a place. */
export type Offer = {
  /** The lane that it takes a place in: a connection's id, or `local`. */
  readonly lane: string;
  /** Items are worked off in chunks, so that a batch of 10,000 finishes its first items first. */
  readonly chunk: number;
  /** The longest way to an end; the longer goes first within a chunk. */
  readonly rank: number;
  /** It was begun before: it goes on in a paused run too. */
  readonly goesOn?: boolean;
  readonly start: (release: () => void) => void;
  /** Called in place of `start` where it is withdrawn. */
  readonly drop?: () => void;
};

/** One run at the dispatcher. */
export type Member = {
  offer(offer: Offer): void;
  /** Takes back everything that has not started. */
  withdraw(): void;
  /** A paused run starts nothing; what has started goes on. */
  setPaused(paused: boolean): void;
  /** The higher goes before all turns. */
  setPriority(priority: number): void;
  priority(): number;
  /** Hears when the run stands still: as it is paused, or as the last that went on has ended. */
  onStill(listener: () => void): void;
  /** True until it leaves. */
  isIn(): boolean;
  /** True while the run is paused and nothing of it goes on. */
  isStill(): boolean;
  leave(): void;
};

/** Shares the places of each lane among the runs: by turns, and within a run in the order that ends it soonest. */
export type Dispatcher = {
  join(priority?: number): Member;
};

/** Starts in one turn of the event loop, so that a long chain of quick tasks lets others have theirs. */
const startsPerTurn = 256;

type Ticket = { readonly offer: Offer; readonly turn: number };
type Queue = {
  priority: number;
  readonly tickets: Map<string, PriorityQueue<Ticket>>;
  /** When it last had its turn, by lane. */
  readonly served: Map<string, number>;
  readonly joined: number;
  paused: boolean;
  /** Tasks that have started and not ended. */
  busy: number;
  onStill: () => void;
};
type Lane = { used: number; readonly limit: number };

/** Makes a dispatcher; `limitOf` says how many tasks a lane holds at once. */
export function createDispatcher(limitOf: (lane: string) => number): Dispatcher {
  const lanes = new Map<string, Lane>();
  let queues: readonly Queue[] = [];
  let turn = 0;
  /** In this turn of the event loop. */
  let starts = 0;

  const laneOf = (name: string): Lane => {
    const known = lanes.get(name);
    if (known !== undefined) return known;
    const lane: Lane = { used: 0, limit: limitOf(name) };
    lanes.set(name, lane);
    return lane;
  };

  /** Of the runs of the highest priority that have something for the lane the one whose last turn is longest ago. */
  const choose = (name: string): Queue | undefined => {
    let best: Queue | undefined;
    for (const queue of queues) {
      const first = queue.tickets.get(name)?.peek();
      if (first === undefined || !mayStart(queue, first)) continue;
      if (best === undefined || isNext(queue, best, name)) best = queue;
    }
    best?.served.set(name, (turn += 1));
    return best;
  };

  const fill = (name: string): void => {
    const lane = laneOf(name);
    while (lane.used < lane.limit && starts < startsPerTurn) {
      const queue = choose(name);
      const ticket = queue?.tickets.get(name)?.pop();
      if (queue === undefined || ticket === undefined) return;
      if (++starts === 1) setImmediate(turnOver);
      lane.used += 1;
      queue.busy += 1;
      let held = true;
      ticket.offer.start(() => {
        if (!held) return;
        held = false;
        lane.used -= 1;
        queue.busy -= 1;
        fill(name);
        if (isStill(queue)) queue.onStill();
      });
    }
  };

  const turnOver = (): void => {
    const isLeft = starts === startsPerTurn;
    starts = 0;
    if (isLeft) for (const name of lanes.keys()) fill(name);
  };

  return {
    join: (priority = 0) => {
      const queue: Queue = {
        priority,
        tickets: new Map(),
        served: new Map(),
        joined: turn,
        paused: false,
        busy: 0,
        onStill: () => {},
      };
      queues = [...queues, queue];
      return {
        offer: (offer) => {
          const tickets = queue.tickets.get(offer.lane) ?? createPriorityQueue<Ticket>(goesBefore);
          queue.tickets.set(offer.lane, tickets);
          tickets.push({ offer, turn: (turn += 1) });
          fill(offer.lane);
        },
        withdraw: () => {
          const taken: Offer[] = [];
          for (const tickets of queue.tickets.values())
            for (let each = tickets.pop(); each !== undefined; each = tickets.pop())
              taken.push(each.offer);
          for (const each of taken) each.drop?.();
        },
        setPaused: (paused) => {
          queue.paused = paused;
          if (!paused) for (const name of queue.tickets.keys()) fill(name);
          if (isStill(queue)) queue.onStill();
        },
        setPriority: (next) => {
          queue.priority = next;
        },
        priority: () => queue.priority,
        onStill: (listener) => {
          queue.onStill = listener;
        },
        isIn: () => queues.includes(queue),
        isStill: () => isStill(queue),
        leave: () => {
          queues = queues.filter((each) => each !== queue);
        },
      };
    },
  };
}

function isNext(queue: Queue, best: Queue, lane: string): boolean {
  if (queue.priority !== best.priority) return queue.priority > best.priority;
  return (queue.served.get(lane) ?? queue.joined) < (best.served.get(lane) ?? best.joined);
}

function mayStart({ paused }: Queue, { offer }: Ticket): boolean {
  return !paused || offer.goesOn === true;
}

function isStill(queue: Queue): boolean {
  if (!queue.paused || queue.busy > 0) return false;
  return [...queue.tickets.values()].every((tickets) => tickets.peek()?.offer.goesOn !== true);
}

function goesBefore({ offer: a, turn }: Ticket, { offer: b, turn: other }: Ticket): boolean {
  const isBegun = a.goesOn === true;
  if (isBegun !== (b.goesOn === true)) return isBegun;
  if (a.chunk !== b.chunk) return a.chunk < b.chunk;
  if (a.rank !== b.rank) return a.rank > b.rank;
  return turn < other;
}
