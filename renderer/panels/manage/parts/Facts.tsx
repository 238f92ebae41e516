/** One line of what is known of a thing. */
export type Fact = { readonly name: string; readonly value: React.ReactNode };

/** What is known of a thing, a line each. */
export function Facts({ facts }: { readonly facts: readonly Fact[] }): React.JSX.Element {
  return (
    <dl className="grid grid-cols-[88px_minmax(0,1fr)] gap-x-3 gap-y-1.5 text-base">
      {facts.map(({ name, value }) => (
        <div key={name} className="contents">
          <dt className="chrome text-sm leading-5 text-muted">{name}</dt>
          <dd className="min-w-0 break-words">{value}</dd>
        </div>
      ))}
    </dl>
  );
}
