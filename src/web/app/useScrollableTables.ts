import { useEffect } from 'react';

/** Where the component library lets a wide table scroll. */
const scrollers = '.ant-table-content, .ant-table-body';

/**
 * Lets the keyboard into every table that is wider than its room, so that arrow keys scroll it; the component library leaves that to
 * the mouse. Tables that fit are no stop on the way.
 */
export function useScrollableTables(): void {
  useEffect(() => {
    let frame = 0;
    const look = () => {
      frame = 0;
      for (const element of document.querySelectorAll<HTMLElement>(scrollers)) {
        const isWide = element.scrollWidth > element.clientWidth;
        if (isWide && element.tabIndex !== 0) element.tabIndex = 0;
        if (!isWide && element.hasAttribute('tabindex')) element.removeAttribute('tabindex');
      }
    };
    const lookSoon = () => {
      if (frame === 0) frame = requestAnimationFrame(look);
    };
    const watch = new MutationObserver(lookSoon);
    watch.observe(document.body, { childList: true, subtree: true });
    window.addEventListener('resize', lookSoon);
    lookSoon();
    return () => {
      watch.disconnect();
      window.removeEventListener('resize', lookSoon);
      cancelAnimationFrame(frame);
    };
  }, []);
}
