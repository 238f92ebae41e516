import { Monitor, Moon, Sun } from 'lucide-react';
import { toggleTheme } from '../../actions/toggleTheme.ts';
import { useAction } from '../../actions/useAction.ts';
import { useUi } from '../../engine/AppContext.tsx';
import { IconButton } from '../../ui/IconButton.tsx';

const icons = { light: Sun, dark: Moon, system: Monitor };
const names = { light: 'light', dark: 'dark', system: 'as the system' };

/** Shows the theme in use, and goes to the next one. */
export function ThemeButton(): React.JSX.Element {
  const theme = useUi((state) => state.theme);
  const { perform } = useAction(toggleTheme);
  return <IconButton label={`Theme: ${names[theme]}`} icon={icons[theme]} onClick={perform} />;
}
