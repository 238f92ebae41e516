/** One sentence under the fields that it is about. */
export function FieldError({
  children,
}: {
  readonly children: React.ReactNode;
}): React.JSX.Element {
  return (
    <p role="alert" className="mt-1 text-sm break-words text-danger">
      {children}
    </p>
  );
}
