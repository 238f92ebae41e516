import type { ConfirmRequest } from '../stores/uiStore.ts';
import { ConfirmDialog } from '../ui/ConfirmDialog.tsx';

type Props = {
  readonly request: ConfirmRequest;
  readonly onAnswer: (choice: string | null) => void;
};

/** Shows a question of the ui store; Escape is no answer. */
export function ConfirmHost({ request, onAnswer }: Props): React.JSX.Element {
  const { title, message, details = [], choices } = request;
  return (
    <ConfirmDialog
      open
      title={title}
      message={message}
      details={details}
      choices={choices}
      onChoose={onAnswer}
      onCancel={() => onAnswer(null)}
    />
  );
}
