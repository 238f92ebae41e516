import { useEffect, useRef } from 'react';
import { Spinner } from '../../ui/Spinner.tsx';

/** Stands under a list that goes on: loads more as soon as it comes into sight. */
export function LoadOnSight({ onSight }: { readonly onSight: () => void }): React.JSX.Element {
  const box = useRef<HTMLDivElement>(null);
  useEffect(() => {
    const element = box.current;
    if (element === null) return undefined;
    const observer = new IntersectionObserver(([entry]) => {
      if (entry?.isIntersecting === true) onSight();
    });
    observer.observe(element);
    return () => observer.disconnect();
  }, [onSight]);
  return (
    <div ref={box} className="flex h-8 items-center justify-center text-muted">
      <Spinner />
    </div>
  );
}
