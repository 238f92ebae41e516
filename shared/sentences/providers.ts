/** How a provider answered, or did not. */
export const providers = {
  slowDown:
    '{{provider}} asks to slow down and could not {{what}}{{saying}}: wait a moment and try again.',
  outOfOrder:
    '{{provider}} is out of order just now ({{status}}) and could not {{what}}{{saying}}: wait a moment and try again.',
  badToken:
    '{{provider}} did not accept the API token{{saying}}: enter a valid one in Settings, or set {{variable}}.',
  wantsPayment:
    '{{provider}} wants payment before it can {{what}}{{saying}}: add credit to your account there, wait a few minutes and run again.',
  notThere:
    '{{provider}} could not {{what}}{{saying}}: it does not exist there or was removed, so check the name.',
  refused: '{{provider}} refused to {{what}} ({{status}}){{saying}}: {{advice}}.',
  saying: ', saying "{{text}}"',
  since: ', since {{field}}: {{text}}',
  aValue: 'a value',
  smallerFile: 'it is too large, so upload a smaller file (up to 100 MB)',
  mayYou: 'check that your account may do this',
  checkAddress: 'check the provider address in Settings',
  otherVersion: 'choose another version of the model',
  correctInput: 'correct this input and run again',
  checkInputs: 'check the inputs and run again',
  unusable:
    "{{provider}}'s answer could not be used to {{what}}, as it held {{problem}}: check the provider address in Settings, or try again later.",
  deepJson: 'JSON of over {{deepest}} levels',
  webPage: 'a web page instead of JSON',
  brokenJson: 'broken JSON',
  oddValue: 'an unexpected value at {{where}}',
  wholeAnswer: 'the whole answer',
  unreached:
    '{{provider}} could not be reached at {{address}} to {{what}}, as {{trouble}}: {{advice}}.',
  unknownOutcome:
    'It is not known whether {{provider}} did {{what}}, as {{why}}: look at your {{kept}} there before running it again.',
  gave: 'it gave {{problem}}',
  answeredWith: 'it answered with {{status}}',
  answerLost: 'the answer was lost: {{trouble}}',
  predictions: 'predictions',
  trainings: 'trainings',
  deployments: 'deployments',
  models: 'models',
  deletionUnknown:
    'It is not known whether {{provider}} did {{what}}, as it gave no answer and it is still there: look again in a minute before you repeat it.',
  noToken: 'No API token for {{provider}} is set: enter one in Settings, or set {{variable}}.',
  oddToken:
    'The API token for {{provider}} contains characters that no token has: paste it again in Settings.',
  lockedToken:
    'The API token for {{provider}} could not be read from the keychain: unlock it, or set {{variable}}.',
  badAddress:
    'The provider address must start with https:// (http:// only on this computer): correct it in Settings.',
  notName: '"{{name}}" is not a name or an id: check what you entered.',
  downloadFailed: 'The file at {{host}} could not be downloaded, as {{trouble}}: {{advice}}.',
  outputGone:
    'The file at {{host}} is no longer there ({{status}}), as outputs are kept for about an hour only: run the model again.',
  brokeOff:
    'The download from {{host}} broke off after {{received}} bytes: check the network and try again.',
  brokeOffOf:
    'The download from {{host}} broke off after {{received}} of {{size}} bytes: check the network and try again.',
  damagedDataUrl: '{{provider}} gave a file as a data URL that is damaged: run the model again.',
  compressed:
    '{{host}} sent the file compressed though it was asked not to: run the model again, or report this.',
  oddAddress: 'an unreadable address',
  uploadTooLarge:
    '"{{name}}" has {{size}} MB, but {{provider}} takes files below 100 MB: make it smaller or give a public URL instead.',
  uploadChanged: '"{{name}}" changed while it was being uploaded: run again when it is complete.',
  inlineTooLarge:
    '"{{name}}" has {{size}} MB, but through LowCodeAPI files go inside the request and may have up to {{most}} MB: make it smaller, give a public URL, or use a Replicate token of your own.',
  inlineChanged: '"{{name}}" changed while it was being read: run again when it is complete.',
  noRoute:
    'LowCodeAPI cannot {{what}}, as it has no route for it: use a Replicate token of your own for this.',
  gatewayName:
    '"{{name}}" is not a name or an id that can be sent through LowCodeAPI: use letters, digits, dots, dashes and underscores only.',
  fileAddress:
    "{{provider}} gave a file address that {{why}}, so it was not fetched: report this to the model's author.",
  typedAddress:
    'The address "{{url}}" {{why}}, so it was not fetched: only what {{provider}} has made is downloaded.',
  redirectsHttp: 'redirects to http',
  redirectsOften: 'redirects too often',
  leadsHome: 'leads into the network of this computer',
  notUrl: 'is not a URL',
  beginsWith: 'begins with {{protocol}}',
  leadsElsewhere: 'leads to another server',
  pointsHome: 'points to this computer or its network',
  builtinServer: "Patchbay's model server",
} as const;
