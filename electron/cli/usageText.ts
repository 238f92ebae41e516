/**
 * What commander says of wrong usage as one sentence that ends with what to do. `command` is its full name, such as
 * `patchbay runs show`. A token that was put into the arguments by mistake is not repeated.
 */
export function usageText(text: string, command: string): string {
  const [first = '', hint = ''] = text.trim().split('\n');
  const said = first
    .replace(/^error: (.)/, (_, letter: string) => letter.toUpperCase())
    .replaceAll("'", '"')
    .replace(/\. (.)/, (_, letter: string) => `, ${letter.toLowerCase()}`)
    .replace(/\.$/, '');
  const meant = hint.replace(/^\(Did you mean (.*)\?\)$/, ' (did you mean $1?)');
  return `${hideTokens(said + meant)}: "${command} --help" says how to write it.\n`;
}

function hideTokens(text: string): string {
  return text.replaceAll(/\br8_\w{8,}/g, '[redacted]');
}
