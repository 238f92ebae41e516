import { useQuery } from '@tanstack/react-query';
import { useAppInfo, useEngine } from '../engine/EngineContext.tsx';

/** The key of the app's settings among the engine's answers. */
export const settingsKey = ['app.getSettings'];

/** The folder that downloads go to now, and why it could not be read. */
export function useOutputFolder(): { readonly outputFolder: string; readonly error: Error | null } {
  const engine = useEngine();
  const info = useAppInfo();
  const { data, error } = useQuery({
    queryKey: settingsKey,
    queryFn: ({ signal }) => engine.app.getSettings(undefined, { signal }),
  });
  return { outputFolder: data?.outputFolder ?? info.outputFolder, error };
}
