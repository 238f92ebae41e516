import 'react';

declare module 'react' {
  /** The CSS variables that components set inline. */
  interface CSSProperties {
    '--edge-color'?: string;
    '--filled'?: string;
  }
}
