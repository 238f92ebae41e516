import { formatVersion } from '../format.ts';
import { checkMigrations } from './migration.ts';

/**
 * Every migration there ever was, in order. To change the format: raise `formatVersion`, add the step here, and
 * add files of the new version to test/fixtures/pipelines; never remove or edit an older step or fixture.
 */
export const migrations = checkMigrations([], formatVersion);
