import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { z } from 'zod';
import { importProblem } from '../../scripts/lint/importProblem.ts';
import { cleanProject } from './cleanProject.ts';
import { createProject, toolPath, type PlantedProject } from './createProject.ts';
import { allowedImports, lintFaults, lintProps } from './lintFaults.ts';

const reportSchema = z.object({
  number_of_files: z.number(),
  diagnostics: z.array(
    z.object({ code: z.string().default('none'), message: z.string(), filename: z.string() }),
  ),
});

type Report = z.infer<typeof reportSchema> & { readonly code: number };

let project: PlantedProject;

async function lint(): Promise<Report> {
  const { code, output } = await project.run(
    toolPath('oxlint/bin/oxlint'),
    '--type-aware',
    '--deny-warnings',
    '--report-unused-disable-directives',
    '--format=json',
    '.',
  );
  return { ...reportSchema.parse(JSON.parse(output)), code };
}

let clean: Report;
let faulty: Report;

beforeAll(async () => {
  project = createProject(cleanProject);
  clean = await lint();
  project.plant(lintProps);
  // All faults in one run: each has a file of its own.
  project.plant(
    Object.fromEntries(Object.values(lintFaults).map(({ file, text }) => [file, text])),
  );
  faulty = await lint();
}, 120_000);

afterAll(() => project.remove());

describe('lint', () => {
  it('reads every file of a clean project and lets it pass', () => {
    const sources = Object.keys(cleanProject).filter((file) => /\.tsx?$/.test(file));
    expect(clean.diagnostics).toEqual([]);
    expect(clean.code).toBe(0);
    expect(clean.number_of_files).toBeGreaterThan(sources.length);
  });

  it('fails for the planted faults', () => {
    expect(faulty.code).not.toBe(0);
  });

  it.each(Object.keys(lintFaults))('catches %s', (name) => {
    const { file, rule, says } = lintFaults[name] ?? { file: '', rule: '' };
    const found = faulty.diagnostics.filter(
      ({ filename }) => filename.replaceAll('\\', '/') === file,
    );
    const hit = found.find(({ code }) => code === rule);
    expect(hit, `${file}: ${JSON.stringify(found)}`).toBeDefined();
    expect(hit?.message).toMatch(says ?? /./);
  });

  it('finds nothing in the clean files beside them', () => {
    const cleanFiles = new Set(Object.keys(cleanProject));
    const wrong = faulty.diagnostics.filter(({ filename }) =>
      cleanFiles.has(filename.replaceAll('\\', '/')),
    );
    expect(wrong).toEqual([]);
  });
});

describe('the fences let through', () => {
  it.each(Object.keys(allowedImports))('%s', (name) => {
    const [file, specifier] = allowedImports[name] ?? ['shared/domain/none.ts', 'missing'];
    expect(importProblem(file, specifier)).toBeUndefined();
  });
});
