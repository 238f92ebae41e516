/** The look of a menu's box on the canvas. */
export const menuClass =
  'chrome z-60 max-h-80 min-w-56 animate-pop-in overflow-y-auto rounded-lg bg-surface p-1 shadow-pop';

/** The look of a row of it. */
export const itemClass =
  'flex min-h-7 items-center gap-2 rounded-sm px-2 text-base outline-none data-highlighted:bg-surface-2 data-[state=open]:bg-surface-2';

/** The look of a line between rows. */
export const separatorClass = '-mx-1 my-1 h-px bg-border';

/** The look of a heading of it. */
export const headingClass = 'px-2 pt-1.5 pb-1 text-xs font-medium text-muted';
