import type { GraphNode } from '../../../shared/domain/graph.ts';
import { ownValue } from '../../../shared/domain/json.ts';
import type { Field } from '../../../shared/domain/ports.ts';
import { findNodeType } from '../../../shared/nodes/registry.ts';
import { findNodeTexts } from '../../messages/language.ts';
import { shownField, shownWidget } from './shownField.ts';

/** The settings of a node that a user edits, in the language that is shown; none of a type that is unknown. */
export function shownFields({
  type,
  settings,
}: Pick<GraphNode, 'type' | 'settings'>): readonly Field[] {
  const fields = findNodeType(type)?.fields(settings) ?? [];
  const texts = findNodeTexts(type)?.fields;
  if (texts === undefined) return fields;
  return fields.map((field) => {
    const own = ownValue(texts, field.name);
    return { ...shownField(field, own), widget: shownWidget(field.widget, own) };
  });
}
