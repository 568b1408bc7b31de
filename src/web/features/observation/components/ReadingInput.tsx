import { Input, type InputRef, Tooltip } from 'antd';
import { type KeyboardEvent, useRef, useState } from 'react';
import { readTemperature } from '../../../lib/readTemperature.ts';
import { useTexts } from '../../../lib/useTexts.ts';
import { texts } from '../texts.ts';
import classes from './observation.module.css';

interface ReadingInputProps {
  label: string;
  onMeasured: (celsius: number) => Promise<void>;
  /** Goes to the field after this one. */
  onNext: (from: HTMLInputElement) => void;
}

/** A temperature: Enter keeps it and goes on; what is no temperature stays until it is mended. */
export function ReadingInput({ label, onMeasured, onNext }: ReadingInputProps) {
  const t = useTexts(texts);
  const input = useRef<InputRef>(null);
  const [typed, setTyped] = useState('');
  const [isWrong, setIsWrong] = useState(false);
  const [isBusy, setIsBusy] = useState(false);
  const keep = async ({ currentTarget }: KeyboardEvent<HTMLInputElement>) => {
    const celsius = readTemperature(typed);
    setIsWrong(celsius === null && typed.trim() !== '');
    if (celsius === null) return;
    onNext(currentTarget);
    setIsBusy(true);
    try {
      await onMeasured(celsius);
      setTyped('');
    } finally {
      setIsBusy(false);
    }
  };
  return (
    <Tooltip title={isWrong ? t.badTemperature : ''} open={isWrong}>
      <Input
        ref={input}
        data-reading
        className={classes.reading!}
        aria-label={label}
        inputMode="decimal"
        autoComplete="off"
        value={typed}
        disabled={isBusy}
        status={isWrong ? 'error' : ''}
        onChange={({ target }) => setTyped(target.value)}
        onPressEnter={(event) => void keep(event)}
      />
    </Tooltip>
  );
}
