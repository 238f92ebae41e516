type Props = Omit<React.ComponentProps<'button'>, 'type'> & { readonly submits?: boolean };

/**
 * A button that stays where the keyboard is while it cannot be pressed: it is found, says why in its tooltip, and does
 * nothing. One that the browser disables loses the focus to nowhere.
 */
export function PushButton({ submits = false, disabled = false, ...button }: Props) {
  return (
    <button
      {...button}
      type={submits ? 'submit' : 'button'}
      {...(disabled && {
        'aria-disabled': true,
        onClick: refuse,
        onPointerDown: undefined,
        onKeyDown: undefined,
      })}
    />
  );
}

/** Nor does Enter in a field send the form: the browser presses its button for that. */
function refuse(event: React.MouseEvent): void {
  event.preventDefault();
}
