import {
  isListType,
  itemTypeOf,
  type PortType,
  type ScalarType,
} from '../../shared/domain/ports.ts';
import { t } from '../messages/t.ts';

/** The outline of a handle: a second sign of its type besides the colour. */
export type HandleShape = 'circle' | 'square' | 'diamond' | 'hexagon' | 'ring';

const shapes: { readonly [type in ScalarType]: HandleShape } = {
  text: 'circle',
  number: 'diamond',
  integer: 'diamond',
  boolean: 'diamond',
  json: 'hexagon',
  file: 'square',
  image: 'square',
  video: 'square',
  audio: 'square',
  model3d: 'square',
  any: 'ring',
};

/** How a port looks: its colour variable, its shape, and whether it is drawn twice for a list. */
export function portLook(type: PortType): {
  readonly color: string;
  readonly shape: HandleShape;
  readonly isList: boolean;
} {
  const item = itemTypeOf(type);
  const name = item === 'integer' ? 'number' : item;
  return { color: `var(--port-${name})`, shape: shapes[item], isList: isListType(type) };
}

/** A port's type for people: `List of image`, `JSON`. */
export function typeLabel(type: PortType): string {
  if (!isListType(type)) return t(`canvas.types.${type}`);
  return t('canvas.types.list', { items: itemsLabel(type.list) });
}

/** As it stands after "list of". */
function itemsLabel(type: PortType): string {
  if (!isListType(type)) return t(`canvas.items.${type}`);
  return t('canvas.items.list', { items: itemsLabel(type.list) });
}
