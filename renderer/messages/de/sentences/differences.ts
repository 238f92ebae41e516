import type { differences as english } from '../../../../shared/sentences/differences.ts';
import type { Translation } from '../../translation.ts';

/** The German of shared/sentences/differences.ts. */
export const differences: Translation<typeof english> = {
  name: 'Der Name war „{{before}}“ und ist „{{after}}“.',
  added: '„{{node}}“ ist neu.',
  removed: '„{{node}}“ fehlt nun.',
  fieldNow: '„{{node}}“: {{field}} ist nun {{after}}.',
  fieldEmpty: '„{{node}}“: {{field}} war {{before}} und ist nun leer.',
  fieldChanged: '„{{node}}“: {{field}} war {{before}} und ist {{after}}.',
  connected: 'Verbunden: {{from}} zu {{to}}.',
  disconnected: 'Nicht mehr verbunden: {{from}} zu {{to}}.',
  end: '„{{node}}“ {{port}}',
  moved_one: '{{count}} Knoten wurde verschoben.',
  moved_other: '{{count}} Knoten wurden verschoben.',
  title: 'Titel',
  disabled: 'deaktiviert',
  bypassed: 'überbrückt',
  frame: 'Rahmen',
  policy: 'Ausführung',
  combine: 'Listen',
};
