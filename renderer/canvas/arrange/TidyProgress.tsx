import type { ReactNode } from 'react';
import { useView } from '../../engine/AppContext.tsx';
import { Button } from '../../ui/Button.tsx';
import { Spinner } from '../../ui/Spinner.tsx';
import './arrange.css';

/** Says that nodes are being laid out, where that takes longer than a moment, with a way to cancel it. */
export function TidyProgress(): ReactNode {
  const tidying = useView((state) => state.tidying);
  return (
    <div role="status" className="contents">
      {tidying !== null && (
        <div className="tidy-progress chrome">
          <Spinner className="text-accent" />
          <span className="tabular">
            {`Tidying up ${tidying.count.toLocaleString('en')} nodes…`}
          </span>
          <Button size="sm" onClick={tidying.cancel}>
            Cancel
          </Button>
        </div>
      )}
    </div>
  );
}
