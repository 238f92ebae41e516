/** Every node type this version of Patchbay knows. Adding one here makes the registry demand its definition. */
export type NodeTypeName =
  | 'boolean'
  | 'download'
  | 'extract'
  | 'file-upload'
  | 'json'
  | 'note'
  | 'number'
  | 'prediction'
  | 'preview'
  | 'text'
  | 'text-template'
  | 'training';
