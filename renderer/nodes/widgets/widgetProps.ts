import type { Json } from '../../../shared/domain/json.ts';
import type { Field, Widget } from '../../../shared/domain/ports.ts';

/** What every field editor is given. */
export type FieldProps = {
  readonly field: Field;
  /** Undefined while nothing is set: the default shows as a placeholder. */
  readonly value: Json | undefined;
  /** Undefined takes the value away. */
  readonly onChange: (value: Json | undefined) => void;
  /** The id of the control, for a label. */
  readonly id: string;
  /** Why the value cannot be used, in one sentence. */
  readonly invalid?: string;
  /** The seed that the last run took for want of one. */
  readonly usedSeed?: number;
  /** There is room for a large editor, as in the inspector. */
  readonly isRoomy?: boolean;
};

/** What the editor of one kind of widget is given. */
export type WidgetProps<K extends Widget['kind']> = FieldProps & {
  readonly widget: Extract<Widget, { readonly kind: K }>;
};

/** The attributes that tell assistive technology about a field. */
export function fieldAria({ field, id, invalid }: FieldProps) {
  return {
    id,
    'aria-label': field.title,
    ...(invalid === undefined
      ? {}
      : { 'aria-invalid': true as const, 'aria-describedby': faultId(id) }),
  };
}

/** The id of the sentence that says what is wrong with a field; a list of ids, as ARIA takes it, is parted by blanks. */
export function faultId(id: string): string {
  return `${id.replaceAll(/\s/g, '_')}-fault`;
}

/** A default as a placeholder; '' where there is none. */
export function placeholderOf(field: Field, other = ''): string {
  const { default: shown } = field;
  if (shown === undefined || shown === null || shown === '') return other;
  return typeof shown === 'string' ? shown : JSON.stringify(shown);
}
