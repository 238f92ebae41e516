import { expect, test } from 'vitest';
import { isLiteralText, type TextNode } from './literalText.ts';

const element: TextNode = { type: 'JSXElement' };

function inAttribute(name: string, value: string): TextNode {
  const attribute = {
    type: 'JSXAttribute',
    name: { type: 'JSXIdentifier', name },
    parent: element,
  };
  return { type: 'Literal', value, parent: attribute };
}

function inCall(callee: string, value: string): TextNode {
  const parent = { type: 'CallExpression', callee: { type: 'Identifier', name: callee } };
  return { type: 'Literal', value, parent };
}

test('a text that a person reads is found where it stands in the code', () => {
  expect(isLiteralText({ type: 'JSXText', value: 'or', parent: element })).toBe(true);
  expect(isLiteralText(inAttribute('label', 'Reload'))).toBe(true);
  expect(isLiteralText(inAttribute('placeholder', 'none'))).toBe(true);
  expect(isLiteralText(inCall('notify', 'It was saved.'))).toBe(true);
  const parts = [{ value: { cooked: 'Delete ' } }, { value: { cooked: '?' } }];
  expect(isLiteralText({ type: 'TemplateLiteral', quasis: parts, parent: element })).toBe(true);
});

test('what only the program reads may stand in the code', () => {
  expect(isLiteralText(inAttribute('className', 'flex min-w-0 Grow'))).toBe(false);
  expect(isLiteralText(inCall('cx', 'flex items-center'))).toBe(false);
  expect(isLiteralText(inCall('t', 'Common.close'))).toBe(false);
  expect(isLiteralText(inCall('bind', 'Mod+Shift+Enter'))).toBe(false);
  expect(isLiteralText(inCall('choose', 'flex items-center gap-2'))).toBe(false);
  expect(isLiteralText(inAttribute('placeholder', 'owner/name'))).toBe(false);
  expect(isLiteralText({ type: 'JSXText', value: 'Replicate', parent: element })).toBe(false);
  expect(isLiteralText({ type: 'JSXText', value: ' · ', parent: element })).toBe(false);
});
