import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { cleanProject } from './cleanProject.ts';
import { createProject, toolPath, type PlantedProject, type ToolOutput } from './createProject.ts';

let project: PlantedProject;
let clean: ToolOutput;
let faulty: ToolOutput;

const findDead = () => project.run(toolPath('knip/bin/knip.js'), '--no-config-hints');

beforeAll(async () => {
  project = createProject(cleanProject);
  clean = await findDead();
  const manifest = cleanProject['package.json'] ?? '';
  project.plant({
    'package.json': manifest.replace('"dependencies": {', '"dependencies": {\n"sharp": "1.0.0",'),
    'shared/graph/unusedFile.ts': 'export const a = 1;\n',
    'shared/domain/nodeId.ts': `${cleanProject['shared/domain/nodeId.ts'] ?? ''}export const unusedExport = 1;\nexport type UnusedType = string;\n`,
    'electron/cli/main.ts':
      "import { notThere } from './missing.ts';\nimport { deep } from 'undici';\nnotThere(deep);\n",
  });
  faulty = await findDead();
}, 120_000);

afterAll(() => project.remove());

describe('the dead-code check', () => {
  it('lets a clean project pass', () => {
    expect(clean).toMatchObject({ code: 0, output: expect.not.stringContaining('Unused') });
  });

  it.each([
    ['a file that nothing imports', 'shared/graph/unusedFile.ts'],
    ['an export that nothing imports', 'unusedExport'],
    ['a type that nothing imports', 'UnusedType'],
    ['an import that leads nowhere', './missing.ts'],
    ['a package that is not in package.json', 'undici'],
    ['a dependency that nothing imports', 'sharp'],
  ])('catches %s', (_, name) => {
    expect(faulty.code).not.toBe(0);
    expect(faulty.output).toContain(name);
  });
});
