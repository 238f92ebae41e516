import { FileUp, Plus, Sparkles } from 'lucide-react';
import { useRef } from 'react';
import { addFiles } from '../actions/edits/addFiles.ts';
import { openExample } from '../actions/openExample.ts';
import { openPalette } from '../actions/openPalette.ts';
import { useAction } from '../actions/useAction.ts';
import { useApp } from '../engine/AppContext.tsx';
import { failureOf } from '../engine/failureOf.ts';
import { Button } from '../ui/Button.tsx';
import { Kbd } from '../ui/Kbd.tsx';
import { t, tNodes } from '../messages/t.ts';

/** What the empty canvas says: how to begin, in three lines, with a button for each. */
export function Welcome(): React.JSX.Element {
  const add = useAction(openPalette);
  const example = useAction(openExample);
  return (
    <div className="pointer-events-none absolute inset-0 flex items-center justify-center p-6">
      <section
        aria-label={t('window.welcome.howBegin')}
        className="pointer-events-auto w-full max-w-[440px] rounded-xl border border-border bg-surface p-5 shadow-card"
      >
        <h2 className="text-lg font-semibold">{t('window.welcome.chainModelsCanvas')}</h2>
        <ol className="mt-3 flex flex-col gap-2.5">
          <Step number={1}>
            {add.keys.shortcut === undefined
              ? t('commands.welcome.doubleClick')
              : tNodes('window.welcome.press', {
                  key: <Kbd shortcut={add.keys.shortcut} className="mx-0.5 -mt-0.5 align-middle" />,
                })}
          </Step>
          <Step number={2}>{t('window.welcome.dragFromDot')}</Step>
          <Step number={3}>{t('window.welcome.pressRunBuilt')}</Step>
        </ol>
        <div className="mt-4 flex flex-wrap gap-2">
          <Button kind="primary" icon={Plus} onClick={add.perform}>
            {t('window.welcome.addNode')}
          </Button>
          <Button icon={Sparkles} onClick={example.perform}>
            {t('common.openExample')}
          </Button>
          <FileButton />
        </div>
      </section>
    </div>
  );
}

function Step({
  number,
  children,
}: {
  readonly number: number;
  readonly children: React.ReactNode;
}): React.JSX.Element {
  return (
    <li className="flex gap-2.5">
      <span
        aria-hidden
        className="flex size-5 shrink-0 items-center justify-center rounded-full bg-surface-2 text-xs font-semibold text-muted"
      >
        {number}
      </span>
      <span className="min-w-0">{children}</span>
    </li>
  );
}

function FileButton(): React.JSX.Element {
  const app = useApp();
  const input = useRef<HTMLInputElement>(null);
  const add = async (files: readonly File[]): Promise<void> => {
    try {
      await addFiles(
        app,
        files.map((file) => ({ file })),
      );
    } catch (error) {
      app.notify({ kind: 'error', message: failureOf(error).message });
    }
  };
  return (
    <>
      <input
        ref={input}
        type="file"
        multiple
        hidden
        aria-label={t('common.chooseFiles')}
        onChange={(event) => void add([...(event.target.files ?? [])])}
      />
      <Button icon={FileUp} onClick={() => input.current?.click()}>
        {t('window.welcome.chooseFile')}
      </Button>
    </>
  );
}
