/** The detail of a setting that cannot be used, as it stands in brackets or after a colon. */
export const settings = {
  missing: 'it is missing',
  notFinite: 'it is no finite number',
  notOf: 'it is not {{type}}',
  wholeNumber: 'a whole number',
  number: 'a number',
  text: 'a text',
  boolean: 'true or false',
  list: 'a list',
  object: 'an object',
  otherType: 'of the type "{{type}}"',
  noneOf: 'it is none of {{choices}}',
  less: 'it is less than {{least}}',
  more: 'it is more than {{most}}',
} as const;
