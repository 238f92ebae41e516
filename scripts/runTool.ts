import { spawn } from 'node:child_process';
import { readFileSync } from 'node:fs';
import { join } from 'node:path';

export type Tool = {
  /** The npm package, and the name of its command where that differs. */
  readonly package: string;
  readonly command?: string;
  readonly args: readonly string[];
};

export type ToolRun = {
  readonly root: string;
  readonly env?: Readonly<Record<string, string>>;
};

/** Runs a tool of node_modules with this Node, output passed through. Returns its exit code; never rejects. */
export function runTool(tool: Tool, run: ToolRun): Promise<number> {
  return runNode([toolPath(tool, run.root), ...tool.args], run);
}

/** Runs a script with this Node, without standard input. Returns its exit code, 1 for a signal or a failed start. */
export function runNode(args: readonly string[], { root, env }: ToolRun): Promise<number> {
  return new Promise((done) => {
    const child = spawn(process.execPath, args, {
      cwd: root,
      env: { ...process.env, ...env },
      stdio: ['ignore', 'inherit', 'inherit'],
    });
    child.once('error', (error) => {
      process.stderr.write(`${error.message}\n`);
      done(1);
    });
    child.once('close', (code) => done(code ?? 1));
  });
}

// Not through node_modules/.bin: what lies there is a shell script on Windows.
function toolPath(tool: Tool, root: string): string {
  const folder = join(root, 'node_modules', tool.package);
  const manifest: unknown = JSON.parse(readFileSync(join(folder, 'package.json'), 'utf8'));
  const path = binOf(manifest, tool.command ?? tool.package);
  if (path === undefined)
    throw new Error(`The package ${tool.package} has no command ${tool.command}.`);
  return join(folder, path);
}

function binOf(manifest: unknown, command: string): string | undefined {
  const bin: unknown = fieldOf(manifest, 'bin');
  const path = typeof bin === 'string' ? bin : fieldOf(bin, command);
  return typeof path === 'string' ? path : undefined;
}

function fieldOf(value: unknown, name: string): unknown {
  return typeof value === 'object' && value !== null ? Reflect.get(value, name) : undefined;
}
