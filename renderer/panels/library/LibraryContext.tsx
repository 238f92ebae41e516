import { createContext, use, type ReactNode } from 'react';
import type { ModelSummary } from '../../../shared/domain/model.ts';
import type { ModelNodeRequest } from '../../actions/edits/addModelNode.ts';
import type { LibraryPlace } from '../../stores/uiStore.ts';

/** What everything in the Library panel shares. */
export type LibraryServices = {
  readonly provider: string;
  /** Goes one place deeper. */
  readonly open: (place: LibraryPlace) => void;
  readonly back: () => void;
  /** Adds a model to the canvas; what goes wrong is told to the user. */
  readonly place: (request: Omit<ModelNodeRequest, 'provider'>) => void;
  /** The model that is being fetched for the canvas, as it was given to `place`. */
  readonly placing: string | undefined;
  readonly isFavourite: (model: ModelSummary) => boolean;
  readonly toggleFavourite: (model: ModelSummary) => void;
};

const LibraryContext = createContext<LibraryServices | null>(null);

/** Gives the services to the views of the library. */
export function LibraryProvider({
  value,
  children,
}: {
  readonly value: LibraryServices;
  readonly children: ReactNode;
}): ReactNode {
  return <LibraryContext value={value}>{children}</LibraryContext>;
}

/** The services of the library. Throws outside a LibraryProvider. */
export function useLibrary(): LibraryServices {
  const services = use(LibraryContext);
  if (services === null) throw new Error('A component needs a LibraryProvider above it.');
  return services;
}
