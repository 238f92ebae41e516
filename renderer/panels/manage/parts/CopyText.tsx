import { Copy } from 'lucide-react';
import { useApp } from '../../../engine/AppContext.tsx';
import { IconButton } from '../../../ui/IconButton.tsx';
import { t } from '../../../messages/t.ts';

type Props = {
  readonly text: string;
  /** What it is, as in `the prediction id`. */
  readonly what: string;
};

/** A text of a machine's, such as an id, with a button that copies it. */
export function CopyText({ text, what }: Props): React.JSX.Element {
  const app = useApp();
  const copy = async (): Promise<void> => {
    await app.clipboard.write(text);
    app.notify({ kind: 'success', message: t('manage.copyText.copied', { what }) });
  };
  return (
    <span className="flex min-h-5 min-w-0 items-center gap-1">
      <span className="min-w-0 truncate font-mono text-sm" title={text}>
        {text}
      </span>
      <IconButton
        label={t('manage.copyText.copy', { what })}
        icon={Copy}
        size="sm"
        className="-my-1"
        onClick={() => {
          copy().catch(() =>
            app.notify({ kind: 'error', message: t('manage.copyText.browserDidNot', { what }) }),
          );
        }}
      />
    </span>
  );
}
