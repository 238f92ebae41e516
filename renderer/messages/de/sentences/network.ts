import type { network as english } from '../../../../shared/sentences/network.ts';
import type { Translation } from '../../translation.ts';

/** The German of shared/sentences/network.ts. */
export const network: Translation<typeof english> = {
  withCode: '{{trouble}} ({{code}})',
  distrusted: 'das Zertifikat stammt von niemandem, dem dieser Computer vertraut',
  wrongName: 'das Zertifikat gilt für einen anderen Namen',
  certExpired: 'das Zertifikat ist abgelaufen',
  certNotYet: 'das Zertifikat ist noch nicht gültig',
  certRefused: 'das Zertifikat wurde nicht angenommen',
  unknownName: 'der Name konnte nicht aufgelöst werden',
  noTls: 'was dort antwortet, spricht kein hier bekanntes https',
  nobodyListens: 'dort antwortet niemand',
  noWay: 'es gibt keinen Weg dorthin',
  noAnswer: 'keine Antwort in der Zeit',
  lost: 'die Verbindung ging verloren',
  checkNetwork: 'Prüfen Sie das Netzwerk, und versuchen Sie es erneut',
  checkDate: 'Prüfen Sie das Datum dieses Computers, oder versuchen Sie es später erneut',
  checkAddress: 'Prüfen Sie die Adresse und das Netzwerk',
  checkProxy:
    'Prüfen Sie die Adresse, und ob ein Proxy oder die Anmeldeseite eines Netzwerks dafür antwortet',
  checkSignIn: 'Prüfen Sie die Adresse, und ob die Anmeldeseite eines Netzwerks dafür antwortet',
  nameCertificate:
    'Öffnet ein Proxy oder Virenscanner die Verbindungen, nennen Sie dessen Zertifikat in NODE_EXTRA_CA_CERTS',
};
