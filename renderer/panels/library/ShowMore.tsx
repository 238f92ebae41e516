import { Button } from '../../ui/Button.tsx';
import { t } from '../../messages/t.ts';

type Props = { readonly busy?: boolean; readonly onClick: () => void };

/** Stands under a list that goes on. */
export function ShowMore({ busy = false, onClick }: Props): React.JSX.Element {
  return (
    <div className="px-3 py-1.5">
      <Button size="sm" kind="ghost" busy={busy} onClick={onClick} className="-ml-2 text-muted">
        {t('library.showMore.showMore')}
      </Button>
    </div>
  );
}
