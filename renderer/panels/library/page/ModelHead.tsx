import { BadgeCheck, GripVertical, Plus } from 'lucide-react';
import type { ModelDetails } from '../../../../shared/domain/model.ts';
import { writeModelDrag } from '../../../canvas/modelDrag.ts';
import { Badge } from '../../../ui/Badge.tsx';
import { Button } from '../../../ui/Button.tsx';
import { formatCount } from '../../format.ts';
import { providerTitle } from '../../palette/paletteEntry.ts';
import { useLibrary } from '../LibraryContext.tsx';
import { modelName } from '../modelName.ts';
import { t } from '../../../messages/t.ts';

/** Who made the model and what it is, with the way onto the canvas: by the button, or by dragging. */
export function ModelHead({ model }: { readonly model: ModelDetails }): React.JSX.Element {
  const { provider, place, placing } = useLibrary();
  const reference = modelName(model);
  return (
    <div
      className="group shrink-0 px-3 pt-3 pb-2"
      draggable
      onDragStart={(event) => writeModelDrag(event.dataTransfer, { provider, model: reference })}
    >
      <div className="flex items-start gap-2">
        <div className="min-w-0 flex-1">
          <h2 className="text-lg font-semibold break-words">{model.name}</h2>
          <p className="truncate text-sm text-muted">
            {t('library.modelHead.by', { owner: model.owner })}
          </p>
        </div>
        <GripVertical
          aria-hidden
          size={14}
          className="mt-1 shrink-0 text-muted opacity-0 group-hover:opacity-100"
        />
      </div>
      {model.description !== '' && (
        <p className="mt-1.5 line-clamp-4 break-words" title={model.description}>
          {model.description}
        </p>
      )}
      <p className="mt-2 flex flex-wrap items-center gap-1.5">
        <Badge tone={provider === 'builtin' ? 'success' : 'neutral'}>
          {providerTitle(provider)}
        </Badge>
        {model.official && (
          <Badge tone="accent">
            <BadgeCheck aria-hidden size={12} />
            {t('common.official')}
          </Badge>
        )}
        {model.runCount > 0 && (
          <span className="tabular text-sm text-muted">
            {t('common.runs', { count: model.runCount, runs: formatCount(model.runCount) })}
          </span>
        )}
      </p>
      <Button
        kind="primary"
        icon={Plus}
        className="mt-3 w-full"
        busy={placing === reference}
        onClick={() => place({ model: reference })}
      >
        {t('common.addToCanvas')}
      </Button>
    </div>
  );
}
