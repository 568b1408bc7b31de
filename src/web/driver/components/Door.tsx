import { type FormEvent, useState } from 'react';
import { useTexts } from '../../lib/useTexts.ts';
import { texts } from '../texts.ts';

/** What a driver sees who opens the page without a link: also the page installed on a phone that keeps its data apart. */
export function Door() {
  const t = useTexts(texts);
  const [isBad, setIsBad] = useState(false);
  const open = (event: FormEvent<HTMLFormElement>) => {
    event.preventDefault();
    const typed = String(new FormData(event.currentTarget).get('link') ?? '');
    const token = /jieyund_[\w.~-]+/.exec(typed)?.[0];
    setIsBad(token === undefined);
    if (token !== undefined) window.location.hash = token;
  };
  return (
    <main className="plain">
      <h1>{t.title}</h1>
      <p>{t.doorText}</p>
      <form onSubmit={open}>
        <label>
          {t.doorPaste}
          <input name="link" autoComplete="off" autoCapitalize="none" spellCheck={false} required />
        </label>
        {isBad && <p role="alert">{t.doorBad}</p>}
        <button type="submit" className="primary">
          {t.doorOpen}
        </button>
      </form>
    </main>
  );
}
