import { useEffect, useState, type ReactNode } from 'react';
import { useApp } from '../engine/AppContext.tsx';
import { describeEdit } from './describeEdit.ts';

/** Tells people who do not see the canvas what an edit did to it, also when it is undone. */
export function CanvasAnnouncer(): ReactNode {
  const app = useApp();
  const [told, setTold] = useState({ text: '', count: 0 });
  useEffect(
    () =>
      app.document.subscribe((state, old) => {
        if (state.pipeline === old.pipeline || state.loadCount !== old.loadCount) return;
        const text = describeEdit(old.pipeline, state.pipeline);
        if (text !== '') setTold(({ count }) => ({ text, count: count + 1 }));
      }),
    [app],
  );
  // A new element each time: the same words twice are told twice.
  return (
    <p role="status" className="sr-only">
      <span key={told.count}>{told.text}</span>
    </p>
  );
}
