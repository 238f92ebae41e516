import { OpenDialog } from './files/OpenDialog.tsx';
import { SaveDialog } from './files/SaveDialog.tsx';

type Props = {
  readonly mode: 'open' | 'save';
  readonly suggestedName?: string;
  /** The absolute path to open or to write; null when the dialog was closed. */
  readonly onAnswer: (path: string | null) => void;
};

/** Opens or saves a pipeline where the host has no dialog of the OS. */
export function FileDialog({ mode, suggestedName = '', onAnswer }: Props): React.JSX.Element {
  if (mode === 'open') return <OpenDialog onAnswer={onAnswer} />;
  return <SaveDialog suggestedName={suggestedName} onAnswer={onAnswer} />;
}
