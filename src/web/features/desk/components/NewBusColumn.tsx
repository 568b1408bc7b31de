import { PlusOutlined } from '@ant-design/icons';
import { useRef } from 'react';
import { useTexts } from '../../../lib/useTexts.ts';
import { newBusTarget } from '../model/dropEdit.ts';
import { useDropAnswer, useIsOver } from '../state/DeskContext.tsx';
import { useDropTarget } from '../state/useDragAndDrop.ts';
import { texts } from '../texts.ts';
import classes from './Board.module.css';
import { DropWords } from './DropWords.tsx';

/** Where people are dropped who are to ride in a bus that stands idle so far. */
export function NewBusColumn() {
  const t = useTexts(texts);
  const element = useRef<HTMLDivElement>(null);
  useDropTarget(element, newBusTarget);
  const answer = useDropAnswer(newBusTarget);
  return (
    <div
      ref={element}
      className={classes.newBus}
      data-over={useIsOver(newBusTarget) || undefined}
      data-verdict={answer?.verdict}
    >
      <PlusOutlined aria-hidden /> {t.newBus}
      {answer !== null && <DropWords answer={answer} />}
    </div>
  );
}
