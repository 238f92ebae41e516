/** A failure a model explains to its user in one sentence; it becomes the `error` of the prediction. */
export class ModelError extends Error {
  override readonly name = 'ModelError';
}
