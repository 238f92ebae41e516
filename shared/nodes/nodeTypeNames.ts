/** Every node type this version of Patchbay knows. Adding one here makes the registry demand its definition. */
export type NodeTypeName =
  | 'boolean'
  | 'download'
  | 'extract'
  | 'file-upload'
  | 'filter'
  | 'json'
  | 'list'
  | 'merge-lists'
  | 'note'
  | 'number'
  | 'pick'
  | 'prediction'
  | 'preview'
  | 'split-text'
  | 'switch'
  | 'text'
  | 'text-template';
