import { Pencil, RotateCcw, Trash2 } from 'lucide-react';
import { AskFirst } from '../../../ui/AskFirst.tsx';
import { Badge } from '../../../ui/Badge.tsx';
import { IconButton } from '../../../ui/IconButton.tsx';
import { t } from '../../../messages/t.ts';

type Props = {
  readonly name: string;
  readonly price: string;
  readonly asOf: string | null;
  readonly source: 'bundled' | 'user';
  readonly overrides: boolean;
  readonly isBusy: boolean;
  readonly onEdit: () => void;
  readonly onRemove: () => void;
};

/** One price as it counts: what it is, where it comes from and of when it is. */
export function PriceLine(props: Props): React.JSX.Element {
  const { name, price, asOf, source, overrides, isBusy, onEdit, onRemove } = props;
  const label = overrides
    ? t('budget.priceLine.backBundledPrice', { name })
    : t('budget.priceLine.remove', { name });
  return (
    <div className="flex min-h-11 items-center gap-2 py-1 pr-1.5 pl-3">
      <div className="min-w-0 flex-1">
        <p className="truncate font-mono text-sm">{name}</p>
        <p className="text-sm text-muted">{price}</p>
      </div>
      <Badge tone={source === 'user' ? 'accent' : 'neutral'}>
        {source === 'user' ? t('budget.priceLine.yours') : t('budget.priceLine.bundled')}
      </Badge>
      <span className="tabular w-18 shrink-0 text-right text-sm text-muted">
        {asOf ?? t('budget.priceLine.undated')}
      </span>
      {/* The place of both buttons is kept, so that dates stand in one column. */}
      <div className="flex w-13 shrink-0 justify-end">
        {source === 'user' && (
          <AskFirst
            title={t('budget.priceLine.askTitle', { name })}
            message={t('budget.priceLine.isForgotten')}
            verb={t('common.remove')}
            onYes={onRemove}
          >
            {(ask) => (
              <IconButton
                size="sm"
                icon={overrides ? RotateCcw : Trash2}
                label={label}
                busy={isBusy}
                onClick={ask}
              />
            )}
          </AskFirst>
        )}
        <IconButton
          size="sm"
          icon={Pencil}
          label={t('budget.priceLine.change', { name })}
          onClick={onEdit}
        />
      </div>
    </div>
  );
}
