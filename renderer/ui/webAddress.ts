/** The address where it is a whole one of the web, http or https; undefined for anything else. */
export function webAddress(text: string | null | undefined): string | undefined {
  if (typeof text !== 'string' || !URL.canParse(text)) return undefined;
  const { protocol, href } = new URL(text);
  return protocol === 'https:' || protocol === 'http:' ? href : undefined;
}
