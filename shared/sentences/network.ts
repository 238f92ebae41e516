/** Why nothing came back: a trouble, and what helps, as the end of a sentence. */
export const network = {
  withCode: '{{trouble}} ({{code}})',
  distrusted: 'its certificate is of nobody that this computer trusts',
  wrongName: 'its certificate is for another name',
  certExpired: 'its certificate has expired',
  certNotYet: 'its certificate is not valid yet',
  certRefused: 'its certificate was not accepted',
  unknownName: 'its name could not be looked up',
  noTls: 'what answers there speaks no https that is known here',
  nobodyListens: 'nothing listens there',
  noWay: 'there is no way to it',
  noAnswer: 'no answer in time',
  lost: 'the connection was lost',
  checkNetwork: 'check the network and try again',
  checkDate: "check this computer's date, or try again later",
  checkAddress: 'check the address and the network',
  checkProxy:
    'check the address, and whether a proxy or the sign-in page of a network answers for it',
  checkSignIn: 'check the address, and whether the sign-in page of a network answers for it',
  nameCertificate:
    'where a proxy or a virus scanner opens connections, name its certificate in NODE_EXTRA_CA_CERTS',
} as const;
