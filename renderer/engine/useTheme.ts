import { useEffect } from 'react';
import { useUi } from './AppContext.tsx';

/** Puts the chosen theme on the page; `system` leaves it to the system. */
export function useTheme(): void {
  const theme = useUi((state) => state.theme);
  useEffect(() => {
    const { dataset } = document.documentElement;
    if (theme === 'system') delete dataset['theme'];
    else dataset['theme'] = theme;
  }, [theme]);
}
