/** A row of a printed table. */
export type Row = { readonly [column: string]: string | number };
