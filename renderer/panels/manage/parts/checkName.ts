import { t } from '../../../messages/t.ts';
/** Says why a name of a model or a deployment cannot be one. */
export function checkName(name: string): string | undefined {
  if (name.trim() === '') return t('manage.checkName.giveName');
  if (/^[a-z0-9](?:[a-z0-9._-]*[a-z0-9])?$/.test(name.trim())) return undefined;
  return t('manage.checkName.useSmallLetters');
}
