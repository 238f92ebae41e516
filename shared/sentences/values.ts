/** Values that do not fit where they arrive, and what models give. */
export const values = {
  cannotPair:
    'The lists on "{{port}}" ({{length}} items) and "{{other}}" ({{otherLength}} items) cannot be paired: make them equally long, or let the node make every combination of them.',
  typedWrong: 'The value typed on "{{port}}" is not {{type}}: type it again.',
  takes:
    'The input "{{port}}" takes {{type}}, but {{value}} arrived: connect something else to it.',
  aText: 'a text',
  theNumber: 'the number {{number}}',
  aBoolean: 'a boolean',
  json: 'JSON',
  theFile: 'the {{kind}} "{{name}}"',
  aList: 'a list of {{items}}',
  file: 'file',
  imageFile: 'image file',
  videoFile: 'video file',
  audioFile: 'audio file',
  textFile: 'text file',
  archiveFile: 'archive file',
  model3d: '3D model',
  needs: '"{{port}}" needs {{expected}}, but got {{value}}: connect or enter {{expected}}.',
  expectedFile: 'a file',
  expectedImage: 'an image',
  expectedVideo: 'a video',
  expectedAudio: 'an audio file',
  expectedModel3d: 'a 3D model',
  expectedOther: 'another file',
  noVersion:
    '"{{port}}" is no version: "{{value}}". Give owner/name:version, or a version id of 64 hex digits.',
  noOutput:
    'The model ended well but gave no output: read its logs, change its inputs or run it again.',
  oneZip:
    'The input "{{port}}" takes one zip or loose files, but "{{archive}}" came with {{more}} more: connect only one of the two.',
} as const;
