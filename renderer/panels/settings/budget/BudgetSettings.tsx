import { SettingsPart } from '../SettingsPart.tsx';
import { Limits } from './Limits.tsx';
import { PriceTable } from './PriceTable.tsx';
import { t } from '../../../messages/t.ts';

/** What may be spent, and the prices that estimates rest on. */
export function BudgetSettings(): React.JSX.Element {
  return (
    <div className="flex flex-col gap-5">
      <SettingsPart
        title={t('budget.budgetSettings.limits')}
        hint={t('budget.budgetSettings.runPausesBefore')}
      >
        <Limits />
      </SettingsPart>
      <SettingsPart
        title={t('budget.budgetSettings.prices')}
        hint={t('budget.budgetSettings.estimatesRestThese')}
      >
        <PriceTable />
      </SettingsPart>
    </div>
  );
}
