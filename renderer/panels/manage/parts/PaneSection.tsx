import { useId } from 'react';

type Props = {
  readonly title: string;
  readonly aside?: React.ReactNode;
  readonly children: React.ReactNode;
};

/** One titled part of a pane. */
export function PaneSection({ title, aside, children }: Props): React.JSX.Element {
  const id = useId();
  return (
    <section aria-labelledby={id} className="min-w-0">
      <header className="chrome mb-1.5 flex min-h-6 items-center justify-between gap-2">
        <h4 id={id} className="text-sm font-semibold">
          {title}
        </h4>
        {aside}
      </header>
      {children}
    </section>
  );
}
