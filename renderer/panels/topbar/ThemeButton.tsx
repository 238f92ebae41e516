import { Monitor, Moon, Sun } from 'lucide-react';
import { toggleTheme } from '../../actions/toggleTheme.ts';
import { useAction } from '../../actions/useAction.ts';
import { useUi } from '../../engine/AppContext.tsx';
import { IconButton } from '../../ui/IconButton.tsx';
import { t } from '../../messages/t.ts';

const icons = { light: Sun, dark: Moon, system: Monitor };
/** Shows the theme in use, and goes to the next one. */
export function ThemeButton(): React.JSX.Element {
  const theme = useUi((state) => state.theme);
  const { perform } = useAction(toggleTheme);
  return (
    <IconButton
      label={t('window.themeButton.theme', { theme: t(`window.themeButton.${theme}`) })}
      icon={icons[theme]}
      onClick={perform}
    />
  );
}
