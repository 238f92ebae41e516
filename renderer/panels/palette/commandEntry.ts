import type { LucideIcon } from 'lucide-react';

/** One thing that the command palette can do. */
export type CommandEntry = {
  readonly id: string;
  readonly title: string;
  readonly icon: LucideIcon | undefined;
  /** What it is part of, as a menu. */
  readonly hint: string;
  readonly shortcut?: string;
  /** Why it cannot be done now, in a few words. */
  readonly because?: string;
  /** The palette stays open: it shows what to choose from next. */
  readonly goesOn?: boolean;
  readonly perform: () => void;
};

/** Entries under one heading. */
export type CommandGroup = {
  readonly id: string;
  readonly heading: string;
  readonly entries: readonly CommandEntry[];
};
