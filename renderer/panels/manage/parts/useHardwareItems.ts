import type { SelectItem } from '../../../ui/Select.tsx';
import { failureOf } from '../../../engine/failureOf.ts';
import { useHardware } from '../../useHardware.ts';
import { useManage } from '../ManageContext.tsx';

/** The hardware of the provider as choices of a form, and why it could not be read. */
export function useHardwareItems(): {
  readonly items: readonly SelectItem[];
  readonly problem: string | undefined;
} {
  const { provider } = useManage();
  const { data = [], error } = useHardware(provider);
  return {
    items: data.map(({ sku, name }) => ({ value: sku, label: name, hint: sku })),
    problem: error === null ? undefined : failureOf(error).message,
  };
}
