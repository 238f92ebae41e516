import { openDatabase } from '../../../electron/engine/store/openDatabase.ts';

// Opens the database when told, so that several processes do it at the same moment.
const [, , path = ''] = process.argv;
process.once('message', () => {
  try {
    openDatabase(path).close();
    process.send?.('opened');
  } catch (error) {
    process.send?.(String(error));
  }
});
process.send?.('ready');
