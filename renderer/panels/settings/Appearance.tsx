import { Monitor, Moon, Sun } from 'lucide-react';
import { useUi } from '../../engine/AppContext.tsx';
import { t } from '../../messages/t.ts';
import type { LanguageChoice, Theme } from '../../stores/uiStore.ts';
import { SegmentedControl } from '../../ui/SegmentedControl.tsx';
import { SettingsPart } from './SettingsPart.tsx';

const icons = { system: Monitor, light: Sun, dark: Moon };
const themes = ['system', 'light', 'dark'] as const;

/** Light, dark, or as the system; and the language of the texts, each under its own name. */
export function Appearance(): React.JSX.Element {
  const { theme, setTheme, language, setLanguage } = useUi((state) => state);
  return (
    <>
      <SettingsPart title={t('settings.theme.title')}>
        <div className="mt-1.5">
          <SegmentedControl<Theme>
            label={t('settings.theme.title')}
            value={theme}
            options={themes.map((value) => ({
              value,
              label: t(`settings.theme.${value}`),
              icon: icons[value],
            }))}
            onChange={setTheme}
          />
        </div>
      </SettingsPart>
      <SettingsPart title={t('settings.language.title')}>
        <div className="mt-1.5">
          <SegmentedControl<LanguageChoice>
            label={t('settings.language.title')}
            value={language}
            options={[
              { value: 'system', label: t('settings.theme.system') },
              { value: 'en', label: 'English' },
              { value: 'de', label: 'Deutsch' },
            ]}
            onChange={setLanguage}
          />
        </div>
      </SettingsPart>
    </>
  );
}
