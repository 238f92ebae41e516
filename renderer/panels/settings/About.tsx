import { useAppInfo } from '../../engine/EngineContext.tsx';
import { SettingsPart } from './SettingsPart.tsx';

const hosts = {
  desktop: 'Desktop app',
  server: 'In the browser, served by this computer',
  memory: 'In one process',
};

/** Which Patchbay this is. */
export function About(): React.JSX.Element {
  const { version, host, platform } = useAppInfo();
  return (
    <SettingsPart title="About">
      <p className="text-sm text-muted">
        Patchbay {version} · {hosts[host]} · {platform} · MIT licence
      </p>
    </SettingsPart>
  );
}
