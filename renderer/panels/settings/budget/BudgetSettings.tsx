import { SettingsPart } from '../SettingsPart.tsx';
import { Limits } from './Limits.tsx';
import { PriceTable } from './PriceTable.tsx';

/** What may be spent, and the prices that estimates rest on. */
export function BudgetSettings(): React.JSX.Element {
  return (
    <div className="flex flex-col gap-5">
      <SettingsPart
        title="Limits"
        hint="A run pauses before what may pass a limit. All amounts are estimates in US dollars; the provider's own bill is what counts."
      >
        <Limits />
      </SettingsPart>
      <SettingsPart
        title="Prices"
        hint="Estimates rest on these. A price of your own goes before a bundled one, which is as old as its date says."
      >
        <PriceTable />
      </SettingsPart>
    </div>
  );
}
