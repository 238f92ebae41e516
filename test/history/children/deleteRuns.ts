import { toRunId } from '../../../shared/domain/ids.ts';
import { openCache } from '../../cache/cacheStore.ts';

// Deletes runs one after the other and tells before each: it is killed in between.
const [, , folder = '', ...runIds] = process.argv;
const { remover } = await openCache(folder, Date.now);
for (const runId of runIds) {
  process.send?.(runId);
  await remover.delete({ runIds: [toRunId(runId)] });
}
process.send?.('all');
