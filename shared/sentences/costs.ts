/** What a run would cost, how it stands to a limit, and what it waits for. */
export const costs = {
  free: 'free',
  amount: '{{usd}}',
  unknown: 'unknown',
  about: 'about {{likely}} ({{low}} to {{high}})',
  each: '{{cost}} each',
  unknownFor_one: 'unknown for {{count}} node',
  unknownFor_other: 'unknown for {{count}} nodes',
  andUnknown_one: '{{cost}}, and {{count}} node of unknown cost',
  andUnknown_other: '{{cost}}, and {{count}} nodes of unknown cost',
  fits: 'It fits.',
  mayNotFit: 'It may come to more: the run will stop before it passes the limit.',
  doesNotFit: 'It costs more: raise the limit or run less.',
  waiting: 'waiting for the network since {{since}}, {{next}}',
  nextTry: 'next try in {{seconds}} s',
  tryingNow: 'trying now',
} as const;
