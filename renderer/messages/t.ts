import { Fragment, createElement, type ReactNode } from 'react';
import type { en } from './en/en.ts';
import { findText } from './language.ts';
import type { KeyOf, NamesAt } from '../../shared/sentences/texts.ts';

/** Names a text. */
export type MessageKey = KeyOf<typeof en>;

type Values<K extends MessageKey, Value> = [NamesAt<typeof en, K>] extends [never]
  ? []
  : [{ readonly [Name in NamesAt<typeof en, K>]: Name extends 'count' ? number : Value }];

/** The text of a key in the language that is shown, with its values put in. Read it when it is shown, not when a file is loaded. */
export function t<K extends MessageKey>(key: K, ...[values]: Values<K, string | number>): string {
  return findText(key, { ...values });
}

/** A text whose values are elements: `t` where a link or a time stands inside the sentence. */
export function tNodes<K extends MessageKey>(key: K, ...[values]: Values<K, ReactNode>): ReactNode {
  const named = Object.entries<ReactNode>({ ...values });
  const marks = named.map(([name, value]) => [
    name,
    typeof value === 'number' ? value : mark(name),
  ]);
  const text = findText(key, Object.fromEntries(marks));
  return text
    .split(edge)
    .map((part, at) =>
      createElement(
        Fragment,
        { key: at },
        at % 2 === 0 ? part : named.find(([name]) => name === part)?.[1],
      ),
    );
}

// A character that is in no text.
const edge = '\u0001';

/** The name, so that it becomes a part of its own between the texts around it. */
function mark(name: string): string {
  return `${edge}${name}${edge}`;
}
