/** Says why a name of a model or a deployment cannot be one. */
export function checkName(name: string): string | undefined {
  if (name.trim() === '') return 'Give it a name.';
  if (/^[a-z0-9](?:[a-z0-9._-]*[a-z0-9])?$/.test(name.trim())) return undefined;
  return 'Use small letters, digits, ".", "_" and "-" only, with a letter or a digit at both ends.';
}
