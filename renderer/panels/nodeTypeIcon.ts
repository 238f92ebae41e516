import {
  Braces,
  Download,
  Eye,
  FileUp,
  GraduationCap,
  Funnel,
  GitFork,
  Hash,
  List,
  ListFilter,
  ListPlus,
  PenLine,
  Pointer,
  Scissors,
  Sparkles,
  Spline,
  SquareDashed,
  StickyNote,
  ToggleLeft,
  Type,
  Workflow,
  type LucideIcon,
} from 'lucide-react';

const icons: { readonly [type: string]: LucideIcon } = {
  'file-upload': FileUp,
  text: Type,
  number: Hash,
  boolean: ToggleLeft,
  json: Braces,
  prediction: Sparkles,
  training: GraduationCap,
  'text-template': PenLine,
  extract: ListFilter,
  list: List,
  'split-text': Scissors,
  filter: Funnel,
  pick: Pointer,
  'merge-lists': ListPlus,
  switch: GitFork,
  preview: Eye,
  download: Download,
  note: StickyNote,
  frame: SquareDashed,
  reroute: Spline,
};

/** The sign of a node type; one sign for those that have none of their own. */
export function nodeTypeIcon(type: string): LucideIcon {
  return icons[type] ?? Workflow;
}
