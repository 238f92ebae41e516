import type { Engine, EngineClient } from '../../engine/engine.ts';
import type { Cli } from '../cli.ts';
import { badUsage } from '../cliError.ts';

/** One use of a verb: everything that it works with. */
export type Call = {
  readonly cli: Cli;
  readonly engine: Engine;
  readonly api: EngineClient['resources'];
  readonly provider: string;
  readonly args: readonly string[];
  readonly flags: Flags;
  readonly isJson: boolean;
  /** What --fresh adds to a request; nothing without it. */
  readonly fresh: { readonly fresh?: boolean };
  /** The options of a call of the engine, which ends with the command. */
  readonly until: { readonly signal: AbortSignal };
};

/** What was written after `--`, by the long name of the option in camelCase. */
export type Flags = {
  readonly has: (name: string) => boolean;
  readonly text: (name: string) => string | undefined;
  /** Throws a usage error where the option is absent. */
  readonly required: (name: string) => string;
  /** A whole number; throws a usage error for anything else. */
  readonly integer: (name: string) => number | undefined;
  readonly list: (name: string) => readonly string[];
};

/** Wraps what commander read. */
export function createFlags(values: Readonly<Record<string, unknown>>): Flags {
  const text = (name: string): string | undefined => {
    const value = values[name];
    return typeof value === 'string' ? value : undefined;
  };
  return {
    text,
    has: (name) => values[name] === true,
    required: (name) => {
      const value = text(name);
      if (value !== undefined) return value;
      throw badUsage(`The option --${kebab(name)} is missing: "--help" says what it takes.`);
    },
    integer: (name) => {
      const value = text(name);
      if (value === undefined) return undefined;
      if (/^\d{1,9}$/.test(value)) return Number(value);
      throw badUsage(`--${kebab(name)} takes a whole number, not "${value}".`);
    },
    list: (name) => {
      const value = values[name];
      return Array.isArray(value) ? value.map(String) : [];
    },
  };
}

function kebab(name: string): string {
  return name.replaceAll(/[A-Z]/g, (letter) => `-${letter.toLowerCase()}`);
}
