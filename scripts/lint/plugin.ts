import { join, relative, sep } from 'node:path';
import { importProblem } from './importProblem.ts';
import { isLiteralText, type TextNode } from './literalText.ts';

// Not the working folder: the fences hold wherever lint is started.
const root = join(import.meta.dirname, '..', '..');

type LintNode = { readonly type: string };
type ImportNode = LintNode & { readonly source: (LintNode & { readonly value?: unknown }) | null };
type DeclarationNode = LintNode & { readonly kind: string; readonly parent: LintNode };
type ProgramNode = LintNode & { readonly body: readonly Partial<ImportNode>[] };
type LintContext = {
  readonly filename: string;
  report(problem: { readonly node: LintNode; readonly message: string }): void;
};

/** Every form of import there is: static, re-export, dynamic and in a type. */
function createLayersRule(context: LintContext) {
  const file = relative(root, context.filename).split(sep).join('/');
  const look = ({ source }: ImportNode) => {
    if (source === null || typeof source.value !== 'string') return;
    const message = importProblem(file, source.value);
    if (message !== undefined) context.report({ node: source, message });
  };
  return {
    ImportDeclaration: look,
    ExportNamedDeclaration: look,
    ExportAllDeclaration: look,
    ImportExpression: look,
    TSImportType: look,
  };
}

/** A `let` at the top of a module is shared by every engine, test and window in the process. */
function createModuleStateRule(context: LintContext) {
  const look = (node: DeclarationNode) => {
    const isTop = node.parent.type === 'Program' || node.parent.type === 'ExportNamedDeclaration';
    if (!isTop || node.kind === 'const') return;
    context.report({
      node,
      message:
        'No mutable state at module level: keep it inside the create... function that owns it.',
    });
  };
  return { VariableDeclaration: look };
}

/** A file that only passes on what other files export: import from those files. */
function createBarrelRule(context: LintContext) {
  const look = (node: ProgramNode) => {
    const isPassing = ({ type, source }: Partial<ImportNode>) =>
      type?.startsWith('Export') === true && source !== null && source !== undefined;
    if (node.body.length === 0 || !node.body.every(isPassing)) return;
    context.report({ node, message: 'No barrels: import from the file that has the code.' });
  };
  return { Program: look };
}

/** A text for people in the code: it belongs to renderer/messages, in every language. */
function createLiteralTextRule(context: LintContext) {
  const look = (node: TextNode) => {
    if (isLiteralText(node))
      context.report({ node, message: 'A text for people comes from renderer/messages, by `t`.' });
  };
  return { JSXText: look, Literal: look, TemplateLiteral: look };
}

const plugin = {
  meta: { name: 'patchbay' },
  rules: {
    layers: { create: createLayersRule },
    'no-literal-text': { create: createLiteralTextRule },
    'no-barrel': { create: createBarrelRule },
    'no-module-state': { create: createModuleStateRule },
  },
};

export default plugin;
