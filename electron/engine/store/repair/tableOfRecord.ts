import type { CarvedRecord } from './carveRecords.ts';

/** The table that a record found on some page is a row of; undefined for one that cannot be told, or can be made again. */
export function tableOfRecord({ kind, values }: CarvedRecord): string | undefined {
  return signatures.find((each) => each.kind === kind && each.fits(values))?.table;
}

const moneyStates = new Set(['open', 'settled', 'assumed', 'released']);

const signatures: readonly {
  readonly table: string;
  readonly kind: CarvedRecord['kind'];
  readonly fits: (values: CarvedRecord['values']) => boolean;
}[] = [
  {
    table: 'runs',
    kind: 'table',
    fits: ([id, name, , pipeline, status, at]) =>
      isText(id) && isText(name) && isJson(pipeline) && isText(status) && isCount(at),
  },
  {
    table: 'events',
    kind: 'index',
    fits: ([id, seq, at, body]) =>
      isText(id) && isCount(seq) && isCount(at) && (isJson(body) || isList(body)),
  },
  {
    table: 'reservations',
    kind: 'index',
    fits: ([id, key, attempt, , , , , state]) =>
      isText(id) && isText(key) && isCount(attempt) && moneyStates.has(String(state)),
  },
  {
    table: 'artifacts',
    kind: 'index',
    fits: ([id, size, type, name, at]) =>
      isHash(id) && isCount(size) && isText(type) && isText(name) && isCount(at),
  },
  {
    table: 'own_prices',
    kind: 'index',
    fits: ([kind, name, body, more]) =>
      isText(kind) && isText(name) && isJson(body) && more === undefined,
  },
  {
    table: 'settings',
    kind: 'index',
    fits: ([key, value, more]) =>
      isText(key) && !/\d/.test(key) && isText(value) && !isHash(value) && more === undefined,
  },
];

type Value = CarvedRecord['values'][number] | undefined;

function isText(value: Value): value is string {
  return typeof value === 'string';
}

function isCount(value: Value): boolean {
  return typeof value === 'number' && value >= 0;
}

function isJson(value: Value): boolean {
  return isText(value) && value.startsWith('{');
}

function isList(value: Value): boolean {
  return isText(value) && value.startsWith('[{');
}

function isHash(value: Value): boolean {
  return isText(value) && /^[0-9a-f]{64}$/.test(value);
}
