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
      title: t('deployments.useAskToKeep.keepRunning', { count: instances }),
      message: t('deployments.useAskToKeep.bills', {
        provider: providerTitle,
        name,
        count: instances,
      }),
      verb: t('deployments.useAskToKeep.keepPay'),
      isDanger: false,
    });
  };
}
