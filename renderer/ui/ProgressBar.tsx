import { cx } from './cx.ts';

type Props = {
  readonly label: string;
  /** 0..1; null while unknown. */
  readonly fraction: number | null;
  readonly className?: string;
};

/** How far something is; a moving piece while nobody knows. */
export function ProgressBar({ label, fraction, className }: Props): React.JSX.Element {
  const percent = fraction === null ? null : Math.round(Math.min(1, Math.max(0, fraction)) * 100);
  return (
    <div
      role="progressbar"
      aria-label={label}
      aria-valuemin={0}
      aria-valuemax={100}
      {...(percent === null ? {} : { 'aria-valuenow': percent })}
      className={cx('h-1 overflow-hidden rounded-full bg-surface-3', className)}
    >
      {percent === null ? (
        <div className="h-full w-2/5 animate-slide-through rounded-full bg-accent-solid" />
      ) : (
        <div
          className="h-full rounded-full bg-accent-solid transition-[width]"
          style={{ width: `${percent}%` }}
        />
      )}
    </div>
  );
}
