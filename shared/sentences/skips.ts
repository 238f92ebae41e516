/** Why a task does not run, or gets nothing. */
export const skips = {
  dependsOnFailed: '"{{node}}", which it depends on, did not succeed.',
  lost: '{{lost}} of {{items}} items did not come, as "{{node}}" did not succeed for all; the others are done.',
  gaveNothing: '"{{node}}" gave nothing on "{{port}}".',
  branch: 'The branch "{{branch}}" of "{{node}}" was not taken.',
  failedOver: '"{{node}}" failed and gave its failure on "Error".',
  didNotFail: '"{{node}}" did not fail.',
} as const;
