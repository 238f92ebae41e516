import { useDocument, useView } from '../../engine/AppContext.tsx';
import { isDirty } from '../../stores/documentStore.ts';
import { InlineRename } from '../../ui/InlineRename.tsx';
import { Tooltip } from '../../ui/Tooltip.tsx';
import { t } from '../../messages/t.ts';

/** The document's name, which a click renames, and a dot while it has changes that are not saved. */
export function DocumentName(): React.JSX.Element {
  const name = useDocument((state) => state.pipeline.name);
  const path = useDocument((state) => state.path);
  const dirty = useDocument(isDirty);
  const isKept = useView((state) => state.isKept);
  const apply = useDocument((state) => state.apply);
  return (
    <div className="flex min-w-0 items-center" data-kept={isKept} data-path={path}>
      <Tooltip label={path ?? t('window.documentName.notSavedFile')}>
        <h1 className="flex min-w-0">
          <InlineRename
            label={t('window.documentName.pipelineName')}
            value={name}
            placeholder={t('window.documentName.untitled')}
            onRename={(text) =>
              apply({
                type: 'rename',
                name: text === '' ? t('window.documentName.untitled') : text,
              })
            }
            className="h-7 font-medium"
          />
        </h1>
      </Tooltip>
      {dirty && (
        <Tooltip
          label={
            isKept
              ? t('window.documentName.thereAreChanges')
              : t('window.documentName.thereAreChanges2')
          }
        >
          <span className="flex size-4 shrink-0 items-center justify-center">
            <span className="size-1.5 rounded-full bg-warning" />
            <span className="sr-only">{t('window.documentName.unsavedChanges')}</span>
          </span>
        </Tooltip>
      )}
    </div>
  );
}
