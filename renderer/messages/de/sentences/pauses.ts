import type { pauses as english } from '../../../../shared/sentences/pauses.ts';
import type { Translation } from '../../translation.ts';

/** The German of shared/sentences/pauses.ts. */
export const pauses: Translation<typeof english> = {
  byHand: 'Er wurde von Hand angehalten.',
  run: 'Ein Limit ist erreicht: Dieser Lauf hat {{spent}} von {{limit}} ausgegeben, und {{next}}.',
  runAside:
    'Ein Limit ist erreicht: Dieser Lauf hat {{spent}} von {{limit}} ausgegeben und weitere {{reserved}} zurückgelegt, und {{next}}.',
  day: 'Ein Limit ist erreicht: Die Läufe von heute haben {{spent}} von {{limit}} ausgegeben, und {{next}}.',
  dayAside:
    'Ein Limit ist erreicht: Die Läufe von heute haben {{spent}} von {{limit}} ausgegeben und weitere {{reserved}} zurückgelegt, und {{next}}.',
  nextUnknown: 'niemand weiß, was {{model}} kostet',
  next: '{{model}} ist als Nächstes dran und kann {{usd}} kosten',
  raiseDay:
    '{{why}} Erhöhen Sie das Limit pro Tag (Einstellungen, „Budget“), oder warten Sie bis zum nächsten Tag.',
};
