import { useMutation } from '@tanstack/react-query';
import { useCallback, useMemo, useRef } from 'react';
import { addModelNode, type ModelNodeRequest } from '../../actions/edits/addModelNode.ts';
import { useApp, useUi } from '../../engine/AppContext.tsx';
import { failureOf } from '../../engine/failureOf.ts';
import type { LibraryPlace } from '../../stores/uiStore.ts';
import type { LibraryServices } from './LibraryContext.tsx';
import { useShelfWatch, useStars } from './useShelf.ts';

/** The ways into the library and out of it, what it puts on the canvas, and its stars. */
export function useLibraryServices(): LibraryServices {
  const provider = useUi((state) => state.library.provider);
  const ways = useWays();
  const { place, placing } = usePlacing(provider);
  const stars = useStars(provider);
  useShelfWatch();
  return useMemo(
    () => ({ provider, ...ways, place, placing, ...stars }),
    [provider, ways, place, placing, stars],
  );
}

/** Going deeper remembers what had the focus, and going back gives it back. */
function useWays(): Pick<LibraryServices, 'open' | 'back'> {
  const app = useApp();
  const focused = useRef<readonly (Element | null)[]>([]);
  return useMemo(
    () => ({
      open: (place: LibraryPlace) => {
        const { library, setLibrary } = app.ui.getState();
        focused.current = [
          ...focused.current.slice(0, library.path.length),
          document.activeElement,
        ];
        setLibrary({ path: [...library.path, place] });
      },
      back: () => {
        const { library, setLibrary } = app.ui.getState();
        const depth = library.path.length - 1;
        setLibrary({ path: library.path.slice(0, -1) });
        const element = focused.current[depth];
        requestAnimationFrame(() => {
          if (element instanceof HTMLElement) element.focus();
        });
      },
    }),
    [app],
  );
}

function usePlacing(provider: string): Pick<LibraryServices, 'place' | 'placing'> {
  const app = useApp();
  const { mutate, isPending, variables } = useMutation({
    mutationFn: (request: Omit<ModelNodeRequest, 'provider'>) =>
      addModelNode(app, { provider, ...request }),
    onError: (error) => app.notify({ kind: 'error', message: failureOf(error).message }),
  });
  const place = useCallback<LibraryServices['place']>(
    (request) => {
      if (!isPending) mutate(request);
    },
    [isPending, mutate],
  );
  return { place, placing: isPending ? variables.model : undefined };
}
