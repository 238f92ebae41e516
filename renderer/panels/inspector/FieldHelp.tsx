import { useState } from 'react';
import { t } from '../../messages/t.ts';
import { SafeMarkdown } from '../../ui/SafeMarkdown.tsx';

/** A longer text is cut to two lines until more of it is asked for, in characters. */
const longFrom = 110;

/** What a field is for, in Markdown as models write it; a long text opens on a click. */
export function FieldHelp({ text }: { readonly text: string }): React.JSX.Element {
  const [isOpen, setOpen] = useState(false);
  const isLong = text.length > longFrom;
  return (
    <div className="mt-1 text-sm text-muted">
      {isLong && !isOpen ? (
        <p className="line-clamp-2 break-words">{withoutMarks(text)}</p>
      ) : (
        <div className="prose-text">{hasMarks(text) ? <SafeMarkdown text={text} /> : text}</div>
      )}
      {isLong && (
        <button
          type="button"
          aria-expanded={isOpen}
          onClick={() => setOpen(!isOpen)}
          className="chrome mt-0.5 rounded-sm text-xs underline-offset-2 hover:text-text hover:underline"
        >
          {isOpen ? t('inspector.fieldHelp.less') : t('inspector.fieldHelp.more')}
        </button>
      )}
    </div>
  );
}

/** Most texts are plain, and a model may have hundreds. */
function hasMarks(text: string): boolean {
  return /[*_`#[\]|>\n]|https?:/.test(text);
}

/** The words alone: a link that is cut off could have the focus and not be seen. */
function withoutMarks(text: string): string {
  return text.replaceAll(/\[([^\]]*)\]\([^)]*\)/g, '$1').replaceAll(/[*`#]+/g, '');
}
