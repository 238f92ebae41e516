/** Connections to providers, and what they have. */
export const access = {
  builtinToken: 'The built-in models need no token.',
  cogToken: 'A Cog server needs no token.',
  badToken:
    'The token is empty or holds spaces or other characters that no token has: copy it again from your account.',
  noProvider: 'There is no provider "{{id}}": choose {{known}}.',
  noCog:
    'There is no Cog server "{{id}}" among your connections: add its address in Settings first.',
  stays: 'The connection {{provider}} cannot be removed: remove its token instead.',
  lacks: '{{provider}} has no {{what}}: choose another provider.',
  search: 'search',
  examples: 'examples',
  collections: 'collections',
  hardware: 'list of hardware',
  ownModels: 'models of your own',
  officialModels: 'official models',
  deployments: 'deployments',
  trainings: 'trainings',
  signedFiles: 'signed links to files',
  webhooks: 'webhooks',
  notModel: '"{{text}}" is not a model: write it as owner/name or owner/name:version.',
  notDeployment: '"{{text}}" is not a deployment: write it as owner/name, as its page shows it.',
  noRelease:
    'The deployment {{name}} does not tell which version it runs, so its inputs are unknown: choose its model instead.',
  noSchema:
    '{{model}} gives no schema, so its inputs are unknown: choose another version or another model.',
  webhookSecret:
    'The secret of your webhooks is not given to a page: "patchbay webhooks secret" prints it.',
  badPublicUrl:
    '"{{text}}" cannot be the public address: give an https:// address without a question mark, a hash or a password.',
  fixedPublicUrl:
    'The public address was given when the server started: start it with another one.',
  thirdParty:
    'LowCodeAPI is a third party between you and Replicate: your prompts, files and results pass through it and may be logged there.',
  noPublicUrl: 'Only "patchbay serve" can have a public address.',
} as const;
