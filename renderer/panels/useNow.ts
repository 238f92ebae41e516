import { useEffect, useState } from 'react';

/** The time in milliseconds since 1970, renewed every `everyMs` while `ticks`. */
export function useNow(ticks: boolean, everyMs = 500): number {
  const [now, setNow] = useState(() => Date.now());
  useEffect(() => {
    if (!ticks) return undefined;
    const tick = (): void => setNow(Date.now());
    const first = setTimeout(tick, 0);
    const timer = setInterval(tick, everyMs);
    return () => {
      clearTimeout(first);
      clearInterval(timer);
    };
  }, [ticks, everyMs]);
  return now;
}
