/** What ends a task or a request, whoever made it. */
export const failures = {
  canceled: 'Canceled.',
  canceledHere: 'Canceled. {{why}} Patchbay asks again while it runs, and at its next start.',
  runCanceled: 'The run was canceled.',
  canceledBefore: 'The run was canceled before it began.',
  runPaused: 'The run is paused.',
  closing: 'Patchbay is closing.',
  unexpected: 'Something unexpected happened: {{message}}',
} as const;
