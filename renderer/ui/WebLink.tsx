import type { ReactNode } from 'react';
import { webAddress } from './webAddress.ts';

type Props = {
  readonly href?: string | undefined;
  readonly className?: string;
  readonly children?: ReactNode;
};

/** A link that others wrote: opens outside, never in this window, and only the web; anything else is plain text. */
export function WebLink({ href, className = 'underline', children }: Props): ReactNode {
  const address = webAddress(href);
  if (address === undefined) return <span>{children}</span>;
  return (
    <a href={address} target="_blank" rel="noreferrer noopener" className={className}>
      {children}
    </a>
  );
}
