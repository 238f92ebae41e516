import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { lockProblems } from './lockProblems.ts';

const root = join(import.meta.dirname, '..');
const readJson = (name: string): unknown => JSON.parse(readFileSync(join(root, name), 'utf8'));

const problems = lockProblems(readJson('package.json'), readJson('package-lock.json'));
for (const problem of problems) console.error(problem);
if (problems.length > 0) process.exitCode = 1;
else console.log('package-lock.json serves every platform and names no registry.');
