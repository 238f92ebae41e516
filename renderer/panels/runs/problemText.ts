/** A problem's sentence without the node's title in front, for a place that shows the title already. */
export function withoutTitle(message: string, title: string): string {
  const prefix = `"${title}": `;
  return message.startsWith(prefix) ? message.slice(prefix.length) : message;
}
