import { useState } from 'react';
import { ConfirmDialog } from './ConfirmDialog.tsx';
import { t } from '../messages/t.ts';

type Props = {
  readonly title: string;
  readonly message: string;
  /** The answer that does it. */
  readonly verb: string;
  readonly onYes: () => void;
  /** Draws the control that asks. */
  readonly children: (ask: () => void) => React.ReactNode;
};

/** Something in a dialog that cannot be taken back: it is asked about, over the dialog. */
export function AskFirst({ title, message, verb, onYes, children }: Props): React.JSX.Element {
  const [isAsking, setAsking] = useState(false);
  return (
    <>
      {children(() => setAsking(true))}
      <ConfirmDialog
        open={isAsking}
        title={title}
        message={message}
        choices={[
          { id: 'no', label: t('ui.askFirst.notNow') },
          { id: 'yes', label: verb, tone: 'danger' },
        ]}
        onChoose={(choice) => {
          setAsking(false);
          if (choice === 'yes') onYes();
        }}
        onCancel={() => setAsking(false)}
      />
    </>
  );
}
