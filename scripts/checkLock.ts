import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { lockProblems } from './lockProblems.ts';

const root = join(import.meta.dirname, '..');
const readJson = (name: string): unknown => JSON.parse(readFileSync(join(root, name), 'utf8'));

/** The benchmark has packages of its own, to compare with. */
const folders = ['.', 'bench/peers'];
const problems = folders.flatMap((folder) =>
  lockProblems(
    readJson(join(folder, 'package.json')),
    readJson(join(folder, 'package-lock.json')),
  ).map((problem) => (folder === '.' ? problem : `${folder}: ${problem}`)),
);
for (const problem of problems) console.error(problem);
if (problems.length > 0) process.exitCode = 1;
else console.log('Both package-lock.json serve every platform and name no registry.');
