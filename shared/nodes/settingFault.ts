import type { z } from 'zod';
import type { Sentence } from '../domain/sentence.ts';
import { say, type SentenceId } from '../sentences/say.ts';

type Issue = z.core.$ZodRawIssue | z.core.$ZodIssue;

/** How settings are parsed, so that what is wrong with them is told in our words. */
export const faultTexts = {
  error: (issue: z.core.$ZodRawIssue) => settingFault(issue)?.message,
  reportInput: true,
} as const;

/** What is wrong with a setting, as it follows "cannot be used:"; as the schema tells it where that has a text of its own. */
export function faultOf(issue: z.core.$ZodIssue): Sentence {
  const told = settingFault(issue);
  return told?.message === issue.message ? told : { message: issue.message };
}

function settingFault(issue: Issue): Sentence | undefined {
  switch (issue.code) {
    case 'invalid_type':
      if (issue.input === undefined) return say('settings.missing');
      if (issue.input === Infinity || issue.input === -Infinity) return say('settings.notFinite');
      return say('settings.notOf', { type: typeNamed(issue.expected) });
    case 'invalid_value':
      return say('settings.noneOf', {
        choices: issue.values.map((value) => JSON.stringify(value)).join(', '),
      });
    case 'too_small':
      return say('settings.less', { least: String(issue.minimum) });
    case 'too_big':
      return say('settings.more', { most: String(issue.maximum) });
    default:
      return undefined;
  }
}

function typeNamed(type: string): Sentence {
  const id = typeNames[type];
  return id === undefined ? say('settings.otherType', { type }) : say(id);
}

type TypeName = Extract<
  SentenceId,
  `settings.${'wholeNumber' | 'number' | 'text' | 'boolean' | 'list' | 'object'}`
>;

const typeNames: { readonly [type: string]: TypeName } = {
  int: 'settings.wholeNumber',
  number: 'settings.number',
  string: 'settings.text',
  boolean: 'settings.boolean',
  array: 'settings.list',
  object: 'settings.object',
};
