import type { failures as english } from '../../../../shared/sentences/failures.ts';
import type { Translation } from '../../translation.ts';

/** The German of shared/sentences/failures.ts. */
export const failures: Translation<typeof english> = {
  canceled: 'Abgebrochen.',
  canceledHere:
    'Abgebrochen. {{why}} Patchbay fragt wieder, solange es läuft, und bei seinem nächsten Start.',
  runCanceled: 'Der Lauf wurde abgebrochen.',
  canceledBefore: 'Der Lauf wurde abgebrochen, bevor er begann.',
  runPaused: 'Der Lauf ist angehalten.',
  closing: 'Patchbay wird beendet.',
  unexpected: 'Etwas Unerwartetes ist geschehen: {{message}}',
};
