import type { Page } from '@playwright/test';

/** A fiber of React: the part that says what was rendered, as React's own developer tools read it. */
type Fiber = {
  readonly alternate: Fiber | null;
  readonly child: Fiber | null;
  readonly sibling: Fiber | null;
  readonly return: Fiber | null;
  readonly flags: number;
  readonly type: unknown;
  readonly memoizedProps: { readonly [name: string]: unknown } | null;
};

declare global {
  /** The ids of the nodes of which anything was rendered, once for each commit. */
  var renderedNodes: string[][] | undefined;
}

/** Notes from now on which nodes of the canvas React renders, also where nothing of them changes. Call it before the page is opened. */
export async function watchRenders(page: Page): Promise<void> {
  await page.addInitScript(installHook);
}

/** The nodes that were rendered since the last call, each once. */
export async function takeRendered(page: Page): Promise<readonly string[]> {
  return page.evaluate(() => {
    const ids = new Set((globalThis.renderedNodes ?? []).flat());
    globalThis.renderedNodes = [];
    return [...ids].toSorted();
  });
}

/** In the page: the hook that React reports its commits to. */
function installHook(): void {
  const performedWork = 1;
  const nodeOf = (fiber: Fiber): string | undefined => {
    for (let at: Fiber | null = fiber; at !== null; at = at.return) {
      const id: unknown = at.memoizedProps?.['data-id'];
      if (at.type === 'div' && typeof id === 'string') return id;
    }
    return undefined;
  };
  const collect = (fiber: Fiber | null, ids: Set<string>): void => {
    for (let at = fiber; at !== null; at = at.sibling) {
      const before = at.alternate;
      const isComponent = typeof at.type !== 'string' && at.type !== null;
      if (isComponent && (at.flags & performedWork) !== 0) {
        const id = nodeOf(at);
        if (id !== undefined) ids.add(id);
      }
      // What kept its children was not gone into.
      if (before === null || before.child !== at.child) collect(at.child, ids);
    }
  };
  globalThis.renderedNodes = [];
  Object.defineProperty(globalThis, '__REACT_DEVTOOLS_GLOBAL_HOOK__', {
    value: {
      supportsFiber: true,
      renderers: new Map(),
      inject: () => 1,
      onCommitFiberUnmount: () => undefined,
      onCommitFiberRoot: (_id: number, root: { readonly current: Fiber }) => {
        const ids = new Set<string>();
        collect(root.current, ids);
        if (ids.size > 0) globalThis.renderedNodes?.push([...ids]);
      },
    },
  });
}
