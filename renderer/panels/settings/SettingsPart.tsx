import { useId } from 'react';

type Props = {
  readonly title: string;
  readonly hint?: React.ReactNode;
  readonly children: React.ReactNode;
};

/** One titled part of the settings. */
export function SettingsPart({ title, hint, children }: Props): React.JSX.Element {
  const id = useId();
  return (
    <section aria-labelledby={id}>
      <h3 id={id} className="chrome font-semibold">
        {title}
      </h3>
      {hint !== undefined && <p className="mb-2 text-sm text-muted">{hint}</p>}
      {children}
    </section>
  );
}
