/**
 * The input that a field of a provider's refusal is: `input.width`, `input.images.0`, `images[0].url`. A name may have
 * dots of its own. Null for a field that is none of the inputs.
 */
export function portOfField(field: string, names: readonly string[]): string | null {
  const path = field.replace(/^body\./, '').replace(/^input\./, '');
  const fitting = names.filter(
    (name) => path === name || path.startsWith(`${name}.`) || path.startsWith(`${name}[`),
  );
  return fitting.toSorted((a, b) => b.length - a.length)[0] ?? null;
}
