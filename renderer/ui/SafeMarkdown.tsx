import type { ReactNode } from 'react';
import Markdown from 'react-markdown';
import rehypeSanitize from 'rehype-sanitize';
import { WebLink } from './WebLink.tsx';

/** Markdown that somebody else wrote: no HTML, no pictures, and links to the web only. */
export function SafeMarkdown({ text }: { readonly text: string }): ReactNode {
  return (
    <Markdown skipHtml rehypePlugins={[rehypeSanitize]} components={components}>
      {text}
    </Markdown>
  );
}

function MarkdownLink(props: { readonly href?: string; readonly children?: ReactNode }): ReactNode {
  return <WebLink href={props.href}>{props.children}</WebLink>;
}

const components = { a: MarkdownLink, img: () => null };
