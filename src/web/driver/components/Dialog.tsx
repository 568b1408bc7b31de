import { type ReactNode, useEffect, useId, useRef } from 'react';
import { useTexts } from '../../lib/useTexts.ts';
import { texts } from '../texts.ts';

/** A sheet over the page; Escape and the button close it. */
export function Dialog({ title, onClose, children }: { title: string; onClose(): void; children: ReactNode }) {
  const t = useTexts(texts);
  const heading = useId();
  const element = useRef<HTMLDialogElement>(null);
  useEffect(() => element.current?.showModal(), []);
  return (
    <dialog ref={element} aria-labelledby={heading} onClose={onClose}>
      <header>
        <h2 id={heading}>{title}</h2>
        <button type="button" className="ghost" onClick={onClose}>
          {t.close}
        </button>
      </header>
      {children}
    </dialog>
  );
}
