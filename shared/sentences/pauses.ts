/** Why a run is paused before a limit. */
export const pauses = {
  byHand: 'It was paused by hand.',
  run: 'A limit is reached: this run has spent {{spent}} of {{limit}}, and {{next}}.',
  runAside:
    'A limit is reached: this run has spent {{spent}} of {{limit}} and set aside {{reserved}} more, and {{next}}.',
  day: 'A limit is reached: the runs of today have spent {{spent}} of {{limit}}, and {{next}}.',
  dayAside:
    'A limit is reached: the runs of today have spent {{spent}} of {{limit}} and set aside {{reserved}} more, and {{next}}.',
  nextUnknown: 'nobody knows what {{model}} costs',
  next: '{{model}} is next and may cost {{usd}}',
  raiseDay: '{{why}} Raise the limit per day (Settings, Budget), or wait for the next day.',
} as const;
