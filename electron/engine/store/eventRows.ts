import type { RunId } from '../../../shared/domain/ids.ts';
import type { RunEvent, RunEventBody } from '../../../shared/run/events.ts';

/** An event and what was told of it, before it was numbered. */
export type NumberedEvent = { readonly event: RunEvent; readonly body: RunEventBody };

/** A row of the table `events`: events of one run that follow each other and were written together. */
export type EventRow = {
  readonly runId: RunId;
  /** Of the last event of the row. */
  readonly seq: number;
  readonly at: number;
  /** A JSON array. Rows of before hold the object of one event. */
  readonly body: string;
};

/** A row is a few pages: what is read for one event of it, or lost with a torn page, stays little. */
const eventsPerRow = 128;
const charactersPerRow = 16 * 1024;

/** Makes rows of the events of one run, each with its events; `onText` hears the JSON of each event. */
export function toEventRows(
  events: readonly NumberedEvent[],
  onText: (event: RunEvent, text: string) => void,
): readonly (EventRow & { readonly events: readonly RunEvent[] })[] {
  const rows: (EventRow & { readonly events: readonly RunEvent[] })[] = [];
  let inRow: RunEvent[] = [];
  let body = '';
  for (const [index, { event, body: told }] of events.entries()) {
    const text = `{"at":${event.at},${JSON.stringify(told).slice(1)}`;
    onText(event, text);
    inRow.push(event);
    body += `${body === '' ? '[' : ','}${text}`;
    const isFull = inRow.length === eventsPerRow || body.length >= charactersPerRow;
    if (!isFull && index < events.length - 1) continue;
    const { runId, seq, at } = event;
    rows.push({ runId, seq, at, body: `${body}]`, events: inRow });
    inRow = [];
    body = '';
  }
  return rows;
}

/** The events of a row with `seq > afterSeq`. */
export function readEventRow(row: EventRow, afterSeq: number): readonly RunEvent[] {
  const { runId, seq: last, at } = row;
  const parsed = parseBody(row.body);
  if (!Array.isArray(parsed)) return [{ ...parsed, runId, seq: last, at }];
  const first = last - parsed.length + 1;
  return parsed
    .map((event, index) => ({ ...event, runId, seq: first + index }))
    .slice(Math.max(0, afterSeq - first + 1));
}

type WrittenEvent = RunEventBody & { readonly at: number };

/** The journal reads back only what it wrote. */
function parseBody(body: string): RunEventBody | WrittenEvent[] {
  return JSON.parse(body) as RunEventBody | WrittenEvent[];
}
