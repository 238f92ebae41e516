import { toast } from 'sonner';

/** A message that goes away by itself; an error stays until it is read. */
export type Notification = {
  readonly kind: 'error' | 'info' | 'success';
  /** One sentence: what, where, what to do. */
  readonly message: string;
  readonly action?: { readonly label: string; readonly onClick: () => void };
};

const durations = { error: 12_000, info: 5000, success: 3000 };

/** Shows a message over the window. The same message twice is shown once. */
export function notify({ kind, message, action }: Notification): void {
  toast[kind](message, {
    id: `${kind} ${message}`,
    duration: action === undefined ? durations[kind] : durations.error,
    ...(action === undefined ? {} : { action: { label: action.label, onClick: action.onClick } }),
  });
}
