/** The type of a model that is dragged out of the library. */
export const modelDragType = 'application/x-patchbay-model';

/** A model on its way to the canvas; `model` is `owner/name` or `owner/name:version`. */
export type DraggedModel = { readonly provider: string; readonly model: string };

/** Puts a model into a drag that has begun. */
export function writeModelDrag(data: DataTransfer, { provider, model }: DraggedModel): void {
  data.setData(modelDragType, JSON.stringify({ provider, model }));
  data.effectAllowed = 'copy';
}

/** The model that was dropped; undefined when it was something else. */
export function readModelDrag(data: Pick<DataTransfer, 'getData'>): DraggedModel | undefined {
  try {
    const dropped: unknown = JSON.parse(data.getData(modelDragType));
    return isDraggedModel(dropped) ? dropped : undefined;
  } catch {
    return undefined;
  }
}

function isDraggedModel(value: unknown): value is DraggedModel {
  return (
    typeof value === 'object' &&
    value !== null &&
    'provider' in value &&
    'model' in value &&
    typeof value.provider === 'string' &&
    typeof value.model === 'string'
  );
}
