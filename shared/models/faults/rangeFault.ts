import type { Limits } from '../../domain/ports.ts';
import type { Sentence } from '../../domain/sentence.ts';
import { joined } from '../../sentences/joined.ts';
import { say } from '../../sentences/say.ts';

/** What is wrong with a number, to be said after its name; undefined where it keeps its limits. */
export function rangeFault(number: number, limits: Limits): Sentence | undefined {
  const ends = endsOf(limits);
  const broken = ends.find(({ holds }) => !holds(number));
  const { minimum, maximum, multipleOf } = limits;
  if (broken !== undefined) {
    const isClosed = minimum !== undefined && maximum !== undefined;
    const range = isClosed
      ? say('inputs.fromTo', { least: String(minimum), most: String(maximum) })
      : joined(
          'and',
          ends.map(({ text }) => text),
        );
    return say('inputs.range', { limit: broken.text, value: String(number), range });
  }
  if (multipleOf === undefined || isMultiple(number, multipleOf)) return undefined;
  return say('inputs.multiple', { step: String(multipleOf), value: String(number) });
}

/** 0.3 is a multiple of 0.1 to people. */
export function isMultiple(number: number, of: number): boolean {
  const count = number / of;
  return Math.abs(count - Math.round(count)) < 1e-6;
}

type End = { readonly text: Sentence; readonly holds: (number: number) => boolean };

function endsOf({ minimum, maximum, exclusiveMinimum, exclusiveMaximum }: Limits): readonly End[] {
  const end = (
    id: 'atLeast' | 'moreThan' | 'atMost' | 'lessThan',
    at: number | undefined,
    holds: (number: number, at: number) => boolean,
  ) =>
    at === undefined
      ? []
      : [
          {
            text: say(`inputs.${id}`, { limit: String(at) }),
            holds: (number: number) => holds(number, at),
          },
        ];
  return [
    ...end('atLeast', minimum, (number, at) => number >= at),
    ...end('moreThan', exclusiveMinimum, (number, at) => number > at),
    ...end('atMost', maximum, (number, at) => number <= at),
    ...end('lessThan', exclusiveMaximum, (number, at) => number < at),
  ];
}
