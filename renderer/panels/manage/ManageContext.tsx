import { createContext, use, useEffect, type ReactNode } from 'react';

/** What every page of Manage is given. */
export type Manage = {
  /** The id of the connection whose things are shown. */
  readonly provider: string;
  /** How the connection is called. */
  readonly providerTitle: string;
  /** Does what leads away from a form, after asking when something that was typed would be lost. */
  readonly leave: (go: () => void) => void;
  /** Says whether a form holds something that was typed and not saved. */
  readonly setUnsaved: (isUnsaved: boolean) => void;
  readonly close: () => void;
};

const ManageContext = createContext<Manage | null>(null);

/** Gives the chosen connection to the pages below. */
export function ManageProvider({
  manage,
  children,
}: {
  readonly manage: Manage;
  readonly children: ReactNode;
}): ReactNode {
  return <ManageContext value={manage}>{children}</ManageContext>;
}

/** The chosen connection. Throws outside a ManageProvider. */
export function useManage(): Manage {
  const manage = use(ManageContext);
  if (manage === null) throw new Error('A page of Manage needs a ManageProvider above it.');
  return manage;
}

/** Notes that leaving would lose something, as long as that is so. */
export function useUnsaved(isUnsaved: boolean): void {
  const { setUnsaved } = useManage();
  useEffect(() => {
    setUnsaved(isUnsaved);
    return () => setUnsaved(false);
  }, [setUnsaved, isUnsaved]);
}
