/** What a Cog server, or its address, fails with. */
export const cog = {
  setupFailed:
    "{{server}} could not set up its model ({{status}}){{said}}: read the container's log and start it again.",
  defunct:
    "{{server}} does not work any more ({{status}}){{said}}: read the container's log and start it again.",
  setupSaid: ', its setup last said "{{text}}"',
  andSetupSaid: ', and its setup last said "{{text}}"',
  noSchema:
    '{{server}} has no schema to show yet ({{status}}{{said}}): wait until it is ready and try again.',
  noFile: 'There is no file {{id}} for {{server}}: add it to its node again.',
  fileTooLarge:
    'The file "{{name}}" ({{size}} MiB) is too large for a Cog server, which takes up to {{most}} MiB: use a smaller file.',
  filesTooLarge:
    'The files of this prediction are too large together for a Cog server, which takes 100 MiB with everything: use fewer or smaller files.',
  otherModel:
    '{{server}} runs {{model}} and not {{wanted}}: choose that model in the node, or another provider.',
  otherVersion:
    '{{server}} runs another version of {{model}} than the pipeline holds, as its schema has changed: choose the model again.',
  server: 'The Cog server at {{host}}',
  connectionLost:
    'The connection to {{host}} was lost, as {{trouble}}, and a Cog server cannot be asked for the result of a prediction later: run again.',
  lost: 'The prediction {{id}} is lost: {{server}} cannot be asked about it, and Patchbay was restarted since or has let go of it, so run again.',
  badFileAddress:
    '{{server}} gave a file address that is not fetched from there: check the --upload-url of its container.',
  downloadLost:
    'The file at {{host}} could not be downloaded, as {{trouble}}: check the network and run again.',
  asksLogin:
    '{{server}} asks for a login ({{status}}), and Patchbay sends none to Cog servers: make it reachable without one.',
  unreached:
    'The Cog server at {{host}} could not be reached, as {{trouble}}: start its container, such as "docker run -p 5000:5000 image", and check the address.',
  notCog:
    'What answers at {{host}} is not a Cog server: check the address and the port (5000 in a container).',
  badAddress:
    'This is not the address of a Cog server: write it as http://127.0.0.1:5000, without a path.',
  needsHttps:
    "A Cog server at {{host}} has to be reached over https://, as http:// is for this computer and private addresses only: write https:// or the server's IP address.",
  longHost:
    'The host name of this Cog server is too long: use its IP address, or a name of at most {{most}} characters.',
} as const;
