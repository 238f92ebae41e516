import { useNow } from '../../useNow.ts';
import { exactMoment, formatMoment } from './moment.ts';

/** A moment, by how far it is from now; the exact time is its title. */
export function When({ at }: { readonly at: string | null }): React.JSX.Element {
  const now = useNow(true, 30_000);
  if (at === null) return <span className="text-muted">–</span>;
  return (
    <time dateTime={at} title={exactMoment(at)}>
      {formatMoment(at, now)}
    </time>
  );
}
