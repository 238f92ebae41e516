/** A node of the syntax tree, as far as this rule looks. */
export type TextNode = {
  readonly type: string;
  readonly value?: unknown;
  readonly parent?: TextNode | null;
  readonly name?: unknown;
  readonly key?: unknown;
  readonly callee?: unknown;
  readonly operator?: unknown;
  readonly openingElement?: unknown;
  readonly quasis?: readonly { readonly value: { readonly cooked?: string | null } }[];
};

/** Attributes that a person reads or hears. */
const readAttributes =
  /^(aria-label|title|label|hint|alt|placeholder|heading|description|message)$/;
/** Attributes and properties that no person reads. */
const codeNames =
  /^(className|id|key|type|kind|role|data-.*|aria-keyshortcuts|shortcut|queryKey|href|rel)$/;
/** Names are the same in every language, and a key is named in code as the browser names it. */
const names =
  /^(Patchbay|Replicate|LowCodeAPI|Cog|English|Deutsch|HMAC|SHA-256|Enter|Escape|Tab|Home|End|Delete|Backspace|Space|Shift|Meta|Control|Arrow\w+|Page\w+|((Alt|Ctrl|Shift|Mod)\+\S+ ?)+)$/;

/** Whether this is a text for people that stands in the code, where it should come from renderer/messages. */
export function isLiteralText(node: TextNode): boolean {
  const text = textOf(node);
  if (text === undefined || !/\p{L}{2}/u.test(text) || names.test(text)) return false;
  if (node.type === 'JSXText') return nameIn(openingOf(node.parent)) !== 'code';
  const place = placeOf(node);
  if (place === 'code') return false;
  return readsAsText(text) || (place === 'read' && /^\p{L}+$/u.test(text));
}

function textOf({ type, value, quasis = [] }: TextNode): string | undefined {
  if (type === 'TemplateLiteral')
    return quasis
      .map((part) => part.value.cooked ?? '')
      .join(' _ ')
      .trim();
  return typeof value === 'string' ? value.trim() : undefined;
}

/** A word with a capital, or two words that are no list of classes. */
function readsAsText(text: string): boolean {
  const words = text.replaceAll(/Patchbay|Replicate|Cog/g, '').trim();
  if (/(^|\s)\p{Lu}\p{Ll}+/u.test(words)) return true;
  const isClasses = /(^|\s)-?[a-z@*[][\w@[\]().%/*&>~]*[-:[][\w[\]().%/:-]*(\s|$)/.test(text);
  return !isClasses && /\p{L}{2,}[,.:]?\s+\p{L}{2,}/u.test(text);
}

/** Where a string stands: where a person reads it, where only the program does, or somewhere in between. */
function placeOf(node: TextNode): 'read' | 'code' | 'other' {
  let isShown = true;
  for (let at = node, up = node.parent; up != null; at = up, up = up.parent) {
    if (isCode(at, up)) return 'code';
    if (up.type === 'JSXAttribute')
      return isShown && readAttributes.test(nameIn(up.name)) ? 'read' : 'other';
    if (up.type === 'JSXElement' || up.type === 'JSXFragment') return isShown ? 'read' : 'other';
    if (/Function|Call|Array|Object|Member|New/.test(up.type)) isShown = false;
    if (/Statement$|Declaration$|^Program$/.test(up.type)) return 'other';
  }
  return 'other';
}

function isCode(node: TextNode, parent: TextNode): boolean {
  switch (parent.type) {
    case 'JSXAttribute':
      return codeNames.test(nameIn(parent.name));
    case 'Property':
      return parent.key === node || codeNames.test(nameIn(parent.key));
    case 'CallExpression':
      return (
        /^(t|tNodes|cx|useRef|matchMedia)$/.test(nameIn(parent.callee)) || isQuery(parent.callee)
      );
    case 'BinaryExpression':
      return /^[!=]==?$|^in$/.test(String(parent.operator));
    case 'SwitchCase':
    case 'ThrowStatement':
    case 'ImportDeclaration':
    case 'ImportExpression':
    case 'MemberExpression':
      return true;
    default:
      return parent.type.startsWith('TS') && !/AsExpression|Satisfies/.test(parent.type);
  }
}

/** The name at the beginning of an element: `code` in `<code>`. */
function openingOf(element: TextNode | null | undefined): unknown {
  const opening: unknown = element?.openingElement;
  return typeof opening === 'object' && opening !== null && 'name' in opening
    ? opening.name
    : undefined;
}

function isQuery(callee: unknown): boolean {
  return /^(matches|closest|querySelector|querySelectorAll|includes|startsWith)$/.test(
    nameIn(propertyOf(callee)),
  );
}

function propertyOf(callee: unknown): unknown {
  return typeof callee === 'object' && callee !== null && 'property' in callee
    ? callee.property
    : undefined;
}

function nameIn(node: unknown): string {
  if (typeof node !== 'object' || node === null) return '';
  if ('name' in node && typeof node.name === 'string') return node.name;
  return 'value' in node && typeof node.value === 'string' ? node.value : '';
}
