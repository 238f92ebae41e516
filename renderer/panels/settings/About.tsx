import { useAppInfo } from '../../engine/EngineContext.tsx';
import { SettingsPart } from './SettingsPart.tsx';
import { t } from '../../messages/t.ts';

function hosts() {
  return {
    desktop: t('settings.about.desktopApp'),
    server: t('settings.about.browserServedComputer'),
    memory: t('settings.about.oneProcess'),
  };
}

/** Which Patchbay this is. */
export function About(): React.JSX.Element {
  const { version, host, platform } = useAppInfo();
  return (
    <SettingsPart title={t('common.about')}>
      <p className="text-sm text-muted">
        {t('settings.about.patchbayMitLicence', { version, host: hosts()[host], platform })}
      </p>
    </SettingsPart>
  );
}
