import { useApp, useView } from './AppContext.tsx';

/**
 * What stands in a field and is not what its value would show, such as half of a number: it is kept with the draft, by
 * the id of the field. Give undefined once the value is all there is. Secrets must not come here.
 */
export function useTypedText(
  id: string,
): readonly [text: string | undefined, keep: (text: string | undefined) => void] {
  const app = useApp();
  const text = useView((state) => state.typed[id]);
  const keep = (next: string | undefined): void => {
    const { typed, setTyped } = app.view.getState();
    const { [id]: before, ...others } = typed;
    if (next !== before) setTyped(next === undefined ? others : { ...others, [id]: next });
  };
  return [text, keep];
}
