import { mkdirSync, writeFileSync } from 'node:fs';
import { dirname } from 'node:path';
import { stripVTControlCharacters } from 'node:util';
import type { Reporter, TestCase, TestModule, TestSuite } from 'vitest/node';
import type { SuiteResult } from './suiteResult.ts';

/** Writes a SuiteResult to the file named by PATCHBAY_SUITE_RESULT; the JSON reporter loses the reasons of skips. */
export default class VitestReporter implements Reporter {
  readonly #reasons = new Map<string, string>();

  /** A test file that skips for want of data says so in one line, `skipped: why`. */
  onUserConsoleLog({
    content,
    taskId,
  }: {
    readonly content: string;
    readonly taskId?: string;
  }): void {
    const reason = /^skipped: (.+)$/m.exec(content)?.[1];
    if (reason !== undefined) this.#reasons.set(taskId ?? '', reason);
  }

  onTestRunEnd(
    modules: readonly TestModule[],
    errors: readonly { readonly message: string }[],
  ): void {
    const path = process.env['PATCHBAY_SUITE_RESULT'];
    if (path === undefined) return;
    const tests = modules.flatMap((module) => [...module.children.allTests()]);
    const suites = modules.flatMap((module) => [module, ...module.children.allSuites()]);
    const result: SuiteResult = {
      passed: tests.filter((test) => test.result().state === 'passed').length,
      failed: [
        ...tests.filter((test) => isFailed(test)).map((test) => fullTitle(test)),
        ...suites.filter((suite) => suite.errors().length > 0).map((suite) => fullTitle(suite)),
        ...errors.map(({ message }) => `outside any test: ${message}`),
      ],
      unsteady: tests
        .filter((test) => test.diagnostic()?.flaky === true)
        .map((test) => ({ title: fullTitle(test), reason: reasonOfFirstTry(test) })),
      skipped: tests
        .filter((test) => test.result().state === 'skipped')
        .map((test) => ({ title: fullTitle(test), reason: this.#reasonOf(test) })),
    };
    mkdirSync(dirname(path), { recursive: true });
    writeFileSync(path, JSON.stringify(result));
  }

  #reasonOf(test: TestCase): string | undefined {
    const result = test.result();
    const note = result.state === 'skipped' ? result.note : undefined;
    const failedSuite = parentsOf(test).find((suite) => suite.errors().length > 0);
    const inTitle = /\((needs|only) .+\)/.exec(fullTitle(test))?.[0].slice(1, -1);
    const logged = this.#reasons.get(test.module.id) ?? this.#reasons.get('');
    return note ?? (failedSuite === undefined ? (inTitle ?? logged) : 'its suite failed');
  }
}

// A test that is still pending when the run is over never ended, for its worker died.
function isFailed(test: TestCase): boolean {
  const { state } = test.result();
  return state === 'failed' || state === 'pending';
}

function reasonOfFirstTry(test: TestCase): string {
  return stripVTControlCharacters(test.result().errors?.[0]?.message ?? '');
}

function parentsOf(test: TestCase): readonly (TestSuite | TestModule)[] {
  const parents: (TestSuite | TestModule)[] = [];
  for (let parent = test.parent; ; parent = parent.parent) {
    parents.push(parent);
    if (parent.type === 'module') return parents;
  }
}

function fullTitle(task: TestCase | TestSuite | TestModule): string {
  return task.type === 'module'
    ? task.relativeModuleId
    : `${task.module.relativeModuleId} > ${task.fullName}`;
}
