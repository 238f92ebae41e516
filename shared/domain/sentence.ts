import type { PortType } from './ports.ts';

/** A text of a node type: its title, or a text of one of its fields or ports. It is translated by where it stands. */
export type NodeText = {
  readonly type: string;
  readonly field?: string;
  readonly port?: string;
  /** In English. */
  readonly text: string;
};

/** What stands in a place of a sentence: data, a number, a part that is translated itself. */
export type Place =
  | string
  | number
  | Sentence
  | { readonly nodeText: NodeText }
  | TypePlace
  /** US dollars. */
  | { readonly usd: number };

/** The type of a port; in English with its article, unless it is bare. */
export type TypePlace = { readonly portType: PortType; readonly bare?: boolean };

/**
 * Which of our sentences it is and what stands in it, so that it can be said in another language. The id is one of
 * `shared/sentences`, where this version knows it: a journal may be of another one.
 */
export type Said = {
  readonly id: string;
  readonly places: { readonly [name: string]: Place };
};

/** A sentence, or a part of one, in English; with `said` where it is one of ours. */
export type Sentence = { readonly message: string; readonly said?: Said };

/** Why something is so, as it stands in an event: in English, and as data where it is one of our sentences. */
export type Because = { readonly because: string; readonly said?: Said };

/** The sentence of a message and what it is made of, where that is known. */
export function toSentence(message: string, said: Said | undefined): Sentence {
  return said === undefined ? { message } : { message, said };
}

/** A reason as it stands in an event. */
export function toBecause({ message, said }: Sentence): Because {
  return said === undefined ? { because: message } : { because: message, said };
}

/** Parts that begin small, as a sentence of their own; other languages have words for that. */
export function capitalized({ message, said }: Sentence): Sentence {
  return toSentence(`${message.charAt(0).toUpperCase()}${message.slice(1)}`, said);
}
