import { resolve } from 'node:path';

/** The pipeline files among a program's arguments, as absolute paths; the OS passes the files to open this way. */
export function pipelineArguments(
  argv: readonly string[],
  workingDirectory: string,
): readonly string[] {
  return argv
    .slice(1)
    .filter((argument) => !argument.startsWith('-') && argument.toLowerCase().endsWith('.patchbay'))
    .map((argument) => resolve(workingDirectory, argument));
}
