import { Monitor, Moon, Sun } from 'lucide-react';
import { useUi } from '../../engine/AppContext.tsx';
import type { Theme } from '../../stores/uiStore.ts';
import { SegmentedControl } from '../../ui/SegmentedControl.tsx';
import { SettingsPart } from './SettingsPart.tsx';

const themes = [
  { value: 'system' as const, label: 'System', icon: Monitor },
  { value: 'light' as const, label: 'Light', icon: Sun },
  { value: 'dark' as const, label: 'Dark', icon: Moon },
];

/** Light, dark, or as the system. */
export function Appearance(): React.JSX.Element {
  const theme = useUi((state) => state.theme);
  const setTheme = useUi((state) => state.setTheme);
  return (
    <SettingsPart title="Theme">
      <div className="mt-1.5">
        <SegmentedControl<Theme> label="Theme" value={theme} options={themes} onChange={setTheme} />
      </div>
    </SettingsPart>
  );
}
