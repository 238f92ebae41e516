import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { cleanProject } from './cleanProject.ts';
import { createProject, toolPath, type PlantedProject } from './createProject.ts';

let project: PlantedProject;

const checkFormat = () => project.run(toolPath('oxfmt/bin/oxfmt'), '--check', '.');

beforeAll(() => {
  project = createProject(cleanProject);
});

afterAll(() => project.remove());

describe('the format check', () => {
  it('lets a clean project pass', async () => {
    expect(await checkFormat()).toMatchObject({ code: 0 });
  });

  it.each([
    ['shared/graph/ugly.ts', 'export const a   = "1"\n'],
    ['renderer/panels/Ugly.tsx', 'export const Ugly = () => <p   >a</p>;\n'],
    ['ugly.json', '{"a":1,\n"b":2}\n'],
  ])('catches a badly formatted %s', async (file, text) => {
    project.plant({ [file]: text });
    const { code, output } = await checkFormat();
    expect(code).not.toBe(0);
    expect(output).toContain(file);
  });
});
