import { Square, SquareCheck } from 'lucide-react';
import type { ReactNode } from 'react';
import Markdown from 'react-markdown';
import rehypeSanitize from 'rehype-sanitize';
import remarkGfm from 'remark-gfm';
import { t } from '../messages/t.ts';
import { WebLink } from './WebLink.tsx';

/** Markdown that somebody else wrote, with the tables, task lists and struck words of GitHub's: no HTML, no pictures, and links to the web only. */
export function SafeMarkdown({ text }: { readonly text: string }): ReactNode {
  return (
    <Markdown
      skipHtml
      remarkPlugins={[remarkGfm]}
      rehypePlugins={[rehypeSanitize]}
      components={components}
    >
      {text}
    </Markdown>
  );
}

function MarkdownLink(props: { readonly href?: string; readonly children?: ReactNode }): ReactNode {
  return <WebLink href={props.href}>{props.children}</WebLink>;
}

/** Wide ones are scrolled by themselves. */
function MarkdownTable({ children }: { readonly children?: ReactNode }): ReactNode {
  return (
    <div className="prose-table">
      <table>{children}</table>
    </div>
  );
}

/** The only input that gets through is the box of a task, which nobody can press here. */
function TaskBox({ checked = false }: { readonly checked?: boolean }): ReactNode {
  const Icon = checked ? SquareCheck : Square;
  return (
    <Icon
      role="img"
      aria-label={checked ? t('ui.markdown.done') : t('ui.markdown.open')}
      className="prose-task"
    />
  );
}

const components = { a: MarkdownLink, img: () => null, table: MarkdownTable, input: TaskBox };
