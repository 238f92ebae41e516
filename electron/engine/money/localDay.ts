/** The day of a moment (milliseconds since 1970) where this computer is: `2026-05-12`. Days of equal length compare as text. */
export function localDay(moment: number): string {
  const date = new Date(moment);
  const two = (number: number): string => String(number).padStart(2, '0');
  const year = String(date.getFullYear()).padStart(4, '0');
  return `${year}-${two(date.getMonth() + 1)}-${two(date.getDate())}`;
}
