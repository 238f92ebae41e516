import { Maximize2 } from 'lucide-react';
import type { ReactNode } from 'react';
import type { Json } from '../../../shared/domain/json.ts';
import { jsonValue } from '../../../shared/domain/values.ts';
import { JsonTree } from './JsonTree.tsx';
import { useViewer } from './useViewer.ts';
import { t } from '../../messages/t.ts';

type Props = { readonly json: Json; readonly title: string; readonly isCompact: boolean };

/** JSON as a tree that folds. */
export function JsonPreview({ json, title, isCompact }: Props): ReactNode {
  const view = useViewer(title);
  return (
    <div className="relative">
      <div className="json-preview">
        <JsonTree json={json} openLevels={isCompact ? 0 : 2} />
      </div>
      <button
        type="button"
        aria-label={t('nodes.jsonPreview.viewJson', { title })}
        title={t('nodes.jsonPreview.viewLarge')}
        className="absolute top-1 right-1 rounded-sm bg-surface-2 p-1 text-muted hover:text-text"
        onClick={() => view([jsonValue(json)])}
      >
        <Maximize2 size={12} aria-hidden />
      </button>
    </div>
  );
}
