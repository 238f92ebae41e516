import { formatPlural } from '../../format.ts';
import { useManage } from '../ManageContext.tsx';
import { useAsk } from '../parts/useAct.ts';
import { t } from '../../../messages/t.ts';

/** Asks before instances are kept that cost money around the clock; true where nothing is spent. */
export function useAskToKeep(): (name: string, instances: number) => Promise<boolean> {
  const ask = useAsk();
  const { provider, providerTitle } = useManage();
  return async (name, instances) => {
    if (instances === 0 || provider === 'builtin') return true;
    return ask({
      title: `Keep ${formatPlural(instances, 'instance')} running?`,
      message: `${providerTitle} bills ${name} for ${formatPlural(instances, 'instance')} around the clock, also while nobody uses them, until you set "Always kept" to 0.`,
      verb: t('deployments.useAskToKeep.keepPay'),
      isDanger: false,
    });
  };
}
