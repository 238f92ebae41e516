/** The keys of one language with the texts of another: a key too few or too many does not compile. */
export type Translation<T> = {
  readonly [K in keyof T]: T[K] extends string ? string : Translation<T[K]>;
};
