import type { ReactNode } from 'react';
import { useView } from '../../engine/AppContext.tsx';
import { Button } from '../../ui/Button.tsx';
import { Spinner } from '../../ui/Spinner.tsx';
import './arrange.css';
import { t } from '../../messages/t.ts';

/** Says that nodes are being laid out, where that takes longer than a moment, with a way to cancel it. */
export function TidyProgress(): ReactNode {
  const tidying = useView((state) => state.tidying);
  return (
    <div role="status" className="contents">
      {tidying !== null && (
        <div className="tidy-progress chrome">
          <Spinner className="text-accent" />
          <span className="tabular">{t('canvas.arrange.tidying', { nodes: tidying.count })}</span>
          <Button size="sm" onClick={tidying.cancel}>
            {t('common.cancel')}
          </Button>
        </div>
      )}
    </div>
  );
}
