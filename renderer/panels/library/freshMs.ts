/** So long what the library has read is shown again without asking, in milliseconds. */
export const freshMs = 5 * 60_000;
