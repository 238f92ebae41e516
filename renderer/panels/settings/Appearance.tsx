import { useMutation, useQueryClient } from '@tanstack/react-query';
import { Monitor, Moon, Sun } from 'lucide-react';
import type { LanguageSetting } from '../../../shared/api/types.ts';
import { useApp, useUi } from '../../engine/AppContext.tsx';
import { failureOf } from '../../engine/failureOf.ts';
import { t } from '../../messages/t.ts';
import type { Theme } from '../../stores/uiStore.ts';
import { SegmentedControl } from '../../ui/SegmentedControl.tsx';
import { settingsKey } from '../useOutputFolder.ts';
import { SettingsPart } from './SettingsPart.tsx';

const icons = { system: Monitor, light: Sun, dark: Moon };
const themes = ['system', 'light', 'dark'] as const;

/** Light, dark, or as the system; and the language of the texts, each under its own name. */
export function Appearance(): React.JSX.Element {
  const { theme, setTheme, language } = useUi((state) => state);
  const chooseLanguage = useChooseLanguage();
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
          <SegmentedControl<LanguageSetting>
            label={t('settings.language.title')}
            value={language === 'en-XA' ? 'en' : language}
            options={[
              { value: 'system', label: t('settings.theme.system') },
              { value: 'en', label: 'English' },
              { value: 'de', label: 'Deutsch' },
            ]}
            onChange={chooseLanguage}
          />
        </div>
      </SettingsPart>
    </>
  );
}

/** Shows the language at once; the engine keeps it. */
function useChooseLanguage(): (language: LanguageSetting) => void {
  const { client, notify } = useApp();
  const setLanguage = useUi((state) => state.setLanguage);
  const queries = useQueryClient();
  const keep = useMutation({
    mutationFn: (language: LanguageSetting) => client.app.setSettings({ language }),
    onSuccess: (saved) => queries.setQueryData(settingsKey, saved),
    onError: (error) => notify({ kind: 'error', message: failureOf(error).message }),
  });
  return (language) => {
    setLanguage(language);
    keep.mutate(language);
  };
}
