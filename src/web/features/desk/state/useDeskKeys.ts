import { useEffect } from 'react';
import type { Desk } from './DeskContext.tsx';

/** Keys of the whole desk: Ctrl+Z and Ctrl+Shift+Z (or Ctrl+Y) for undo and redo, B for the board. */
export function useDeskKeys({ editing, draft }: Pick<Desk, 'editing' | 'draft'>, toggleBoard: () => void): void {
  useEffect(() => {
    const onKey = (event: KeyboardEvent) => {
      if (event.target instanceof HTMLElement && event.target.closest('input, textarea, [contenteditable], .ant-modal'))
        return;
      const key = event.key.toLowerCase();
      if (event.ctrlKey || event.metaKey) {
        if (key !== 'z' && key !== 'y') return;
        event.preventDefault();
        const isRedo = key === 'y' || event.shiftKey;
        if ((isRedo ? draft.redo : draft.undo) !== null) void (isRedo ? editing.redo() : editing.undo());
      } else if (key === 'b' && !event.altKey) toggleBoard();
    };
    window.addEventListener('keydown', onKey);
    return () => window.removeEventListener('keydown', onKey);
  }, [editing, draft, toggleBoard]);
}
