import { useStore } from '@xyflow/react';
import { Plus } from 'lucide-react';
import type { ReactNode } from 'react';
import { useView } from '../../engine/AppContext.tsx';
import type { Inserting } from '../../stores/viewStore.ts';
import './insert.css';
import { t } from '../../messages/t.ts';

/** Says what happens when what is held over an edge is dropped. */
export function InsertHint(): ReactNode {
  const inserting = useView((state) => state.inserting);
  return (
    <div role="status" className="contents">
      {inserting !== null && <Hint {...inserting} />}
    </div>
  );
}

function Hint({ at, why }: Inserting): ReactNode {
  const [x, y, zoom] = useStore((state) => state.transform);
  return (
    <p
      className={why === undefined ? 'insert-hint chrome' : 'insert-hint bubble refusal'}
      style={{ left: at.x * zoom + x, top: at.y * zoom + y }}
    >
      {why === undefined && <Plus aria-hidden size={14} className="text-accent" />}
      {why ?? t('canvas.connect.insert')}
    </p>
  );
}
