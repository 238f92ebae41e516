const place = /\{\{\s*([A-Za-z_][\w.-]*)\s*\}\}/g;

/** The names in a template's `{{name}}` places, each once, in order of appearance. */
export function templateNames(template: string): readonly string[] {
  return [...new Set(Array.from(template.matchAll(place), (match) => match[1] ?? ''))];
}

/** Fills a template's places; what `valueOf` throws for an unknown name passes through. */
export function fillTemplate(template: string, valueOf: (name: string) => string): string {
  return template.replaceAll(place, (_, name: string) => valueOf(name));
}
