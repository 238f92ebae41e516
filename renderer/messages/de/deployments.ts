import type { deployments as english } from '../en/deployments.ts';
import type { Translation } from '../translation.ts';

/** The German of en/deployments.ts. */
export const deployments: Translation<typeof english> = {
  deploymentFields: {
    releasedNow: 'derzeit freigegeben',
    keptHint: '0 bis {{limit}} Instanzen. Bereitgehaltene kosten auch im Leerlauf Geld.',
    mostHint: 'Bis zu {{limit}}, nach Bedarf gestartet.',
    chooseVersion: 'Eine Version wählen',
  },
  deploymentPane: {
    deleteDeployment: 'Das Deployment {{title}} löschen?',
    whatCallsStops:
      'Was {{title}} aufruft, funktioniert nicht mehr, und es lässt sich nicht wiederherstellen. Ein Deployment kann nur gelöscht werden, wenn es 15 Minuten lang offline und unbenutzt war: Setzen Sie zuerst seine Instanzen auf 0.',
    deletedDeployment: 'Das Deployment {{title}} wurde gelöscht.',
    edit: 'Bearbeiten',
    hasNoRelease: 'Es hat keine Freigabe: Unter diesem Namen läuft nichts.',
    release: 'Freigabe',
    releaseNumber: 'Nummer {{number}}',
    by: 'Von',
  },
  deploymentsPage: {
    instances: 'Instanzen',
    newDeployment: 'Neues Deployment',
    noDeploymentsYet: 'Noch keine Deployments',
    deploymentKeepsVersion:
      'Ein Deployment hält eine Version eines Modells auf Hardware Ihrer Wahl bereit, unter einem eigenen Namen und mit so vielen Instanzen, wie Sie wollen.',
    createDeployment: 'Ein Deployment erstellen',
  },
  editDeployment: {
    changedDeployment: 'Das Deployment {{owner}}/{{name}} wurde geändert.',
    edit: '{{owner}}/{{name}} bearbeiten',
    saveAsNew: 'Als neue Freigabe speichern',
  },
  newDeployment: { createdDeployment: 'Das Deployment {{owner}}/{{name}} wurde erstellt.' },
  deploymentValues: {
    mustLeastAs: 'Es müssen mindestens {{minInstances}} sein, so viele, wie immer bereit sind.',
    enterWholeNumber: 'Geben Sie eine ganze Zahl von 0 bis {{limit}} ein.',
  },
  useAskToKeep: {
    keepRunning_one: '{{count}} Instanz bereithalten?',
    keepRunning_other: '{{count}} Instanzen bereithalten?',
    bills_one:
      '{{provider}} berechnet {{name}} für {{count}} Instanz rund um die Uhr, auch während niemand sie benutzt, bis Sie „Immer bereit“ auf 0 setzen.',
    bills_other:
      '{{provider}} berechnet {{name}} für {{count}} Instanzen rund um die Uhr, auch während niemand sie benutzt, bis Sie „Immer bereit“ auf 0 setzen.',
    keepPay: 'Bereithalten und bezahlen',
  },
};
