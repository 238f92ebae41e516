import type { DatabaseSync } from 'node:sqlite';

/**
 * Does all of it or none: takes the write lock first, so that what is read inside still holds when it is written,
 * whatever other processes do. Inside a transaction that is open already it becomes a part of that one.
 */
export function inTransaction<T>(database: DatabaseSync, work: () => T): T {
  const [begin, commit, rollback] = database.isTransaction
    ? ['SAVEPOINT part', 'RELEASE part', 'ROLLBACK TO part; RELEASE part']
    : ['BEGIN IMMEDIATE', 'COMMIT', 'ROLLBACK'];
  database.exec(begin);
  try {
    const result = work();
    database.exec(commit);
    return result;
  } catch (error) {
    // A full disk has rolled back already.
    if (database.isTransaction) database.exec(rollback);
    throw error;
  }
}
