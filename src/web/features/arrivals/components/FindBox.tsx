import { Button, Input, type InputRef } from 'antd';
import { type Ref, useImperativeHandle, useRef, useState } from 'react';
import { useTexts } from '../../../lib/useTexts.ts';
import type { DeskPerson } from '../model/deskView.ts';
import { findPeople } from '../model/findPeople.ts';
import { texts } from '../texts.ts';
import classes from './arrivals.module.css';

interface FindBoxProps {
  people: readonly DeskPerson[];
  companies: ReadonlyMap<string, string>;
  onFound: (person: DeskPerson) => void;
  ref: Ref<{ focus(): void }>;
}

/** One line for scanner and keyboard; Enter looks. One person who fits is taken at once, of several somebody chooses. */
export function FindBox({ people, companies, onFound, ref }: FindBoxProps) {
  const t = useTexts(texts);
  const input = useRef<InputRef>(null);
  const [line, setLine] = useState('');
  const [found, setFound] = useState<DeskPerson[] | null>(null);
  useImperativeHandle(ref, () => ({ focus: () => input.current?.focus() }));
  const take = (person: DeskPerson) => {
    setLine('');
    setFound(null);
    onFound(person);
  };
  const look = () => {
    if (line.trim() === '') return;
    const fits = findPeople(people, line) as DeskPerson[];
    if (fits.length === 1) take(fits[0]!);
    else {
      setFound(fits);
      input.current?.select();
    }
  };
  return (
    <div className={classes.find}>
      <label htmlFor="find">{t.find}</label>
      <Input
        id="find"
        ref={input}
        size="large"
        autoFocus
        autoComplete="off"
        spellCheck={false}
        value={line}
        onChange={({ target }) => setLine(target.value)}
        onPressEnter={look}
      />
      <div aria-live="polite">
        {found !== null && <p className={classes.hint}>{found.length === 0 ? t.nobody : t.several(found.length)}</p>}
        {found !== null && found.length > 0 && (
          <ul className={classes.found}>
            {found.map((person) => (
              <li key={person.workerId}>
                <Button block onClick={() => take(person)}>
                  {person.nameMasked} · {person.idMasked} · {companies.get(person.companyId) ?? person.companyId} ·{' '}
                  {person.tripId}
                </Button>
              </li>
            ))}
          </ul>
        )}
      </div>
    </div>
  );
}
