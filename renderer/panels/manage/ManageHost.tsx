import { useUi } from '../../engine/AppContext.tsx';
import { ManageDialog } from './ManageDialog.tsx';

/** Shows the Manage page while it is asked for. */
export function ManageHost(): React.JSX.Element | null {
  const isOpen = useUi((state) => state.manageOpen);
  return isOpen ? <ManageDialog /> : null;
}
