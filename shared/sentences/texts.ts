/** Texts under nested keys. */
export type Texts = { readonly [key: string]: string | Texts };

/** `count_one` and `count_other` are asked for as `count`. */
type Asked<K extends string> = K extends `${infer Name}_${'one' | 'other'}` ? Name : K;

/** Every key of texts, as a path with dots. */
export type KeyOf<T, Path extends string = ''> = {
  [K in keyof T & string]: T[K] extends string ? `${Path}${Asked<K>}` : KeyOf<T[K], `${Path}${K}.`>;
}[keyof T & string];

type TextAt<T, K extends string> = K extends `${infer Head}.${infer Rest}`
  ? Head extends keyof T
    ? TextAt<T[Head], Rest>
    : never
  : K extends keyof T
    ? T[K]
    : `${K}_other` extends keyof T
      ? T[`${K}_other`] | '{{count}}'
      : never;

/** The names of a text's placeholders. */
type Names<Text> = Text extends `${string}{{${infer Name}}}${infer Rest}`
  ? Name | Names<Rest>
  : never;

/** The names of the placeholders at a key; a text with a plural always needs its `count`. */
export type NamesAt<T, K extends string> = Names<TextAt<T, K>>;
