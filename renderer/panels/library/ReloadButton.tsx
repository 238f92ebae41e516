import { useQueryClient } from '@tanstack/react-query';
import { RotateCw } from 'lucide-react';
import { useState } from 'react';
import { IconButton } from '../../ui/IconButton.tsx';
import { useLibrary } from './LibraryContext.tsx';
import { t } from '../../messages/t.ts';

type Props = {
  /** Reads only what is about this model or collection again; all of the connection's lists where it is absent. */
  readonly subject?: string;
};

/** Reads what the library shows again, from the provider and not from disk. */
export function ReloadButton({ subject }: Props): React.JSX.Element {
  const queries = useQueryClient();
  const { provider } = useLibrary();
  const [isBusy, setBusy] = useState(false);
  const reload = (): void => {
    setBusy(true);
    void queries
      .invalidateQueries({
        predicate: ({ queryKey }) =>
          queryKey[1] === provider && (subject === undefined || queryKey.at(-1) === subject),
      })
      .finally(() => setBusy(false));
  };
  return <IconButton label={t('common.reload')} icon={RotateCw} busy={isBusy} onClick={reload} />;
}
