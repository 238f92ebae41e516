import type { Limits } from '../../domain/ports.ts';

/** What is wrong with a number, to be said after its name; undefined where it keeps its limits. */
export function rangeFault(number: number, limits: Limits): string | undefined {
  const ends = endsOf(limits);
  const broken = ends.find(({ holds }) => !holds(number));
  const { minimum, maximum, multipleOf } = limits;
  if (broken !== undefined) {
    const isClosed = minimum !== undefined && maximum !== undefined;
    const range = isClosed
      ? `from ${minimum} to ${maximum}`
      : ends.map(({ text }) => text).join(' and ');
    return `must be ${broken.text}, but is ${number}: enter a number ${range}.`;
  }
  if (multipleOf === undefined || isMultiple(number, multipleOf)) return undefined;
  return `must be a multiple of ${multipleOf}, but is ${number}: enter the next one.`;
}

/** 0.3 is a multiple of 0.1 to people. */
export function isMultiple(number: number, of: number): boolean {
  const count = number / of;
  return Math.abs(count - Math.round(count)) < 1e-6;
}

type End = { readonly text: string; readonly holds: (number: number) => boolean };

function endsOf({ minimum, maximum, exclusiveMinimum, exclusiveMaximum }: Limits): readonly End[] {
  const end = (
    words: string,
    at: number | undefined,
    holds: (number: number, at: number) => boolean,
  ) =>
    at === undefined
      ? []
      : [{ text: `${words} ${at}`, holds: (number: number) => holds(number, at) }];
  return [
    ...end('at least', minimum, (number, at) => number >= at),
    ...end('more than', exclusiveMinimum, (number, at) => number > at),
    ...end('at most', maximum, (number, at) => number <= at),
    ...end('less than', exclusiveMaximum, (number, at) => number < at),
  ];
}
