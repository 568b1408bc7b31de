import type { ReactNode } from 'react';
import { nobodys } from '../../../../contract/wardens.ts';
import { Choice } from '../../../components/Choice.tsx';
import { FaultNotice } from '../../../components/FaultNotice.tsx';
import { Loading } from '../../../components/Loading.tsx';
import { useAnswer } from '../../../lib/api/hooks.ts';
import { useTexts } from '../../../lib/useTexts.ts';
import { texts } from '../texts.ts';
import classes from './observation.module.css';

/** Chosen to see people of all wardens. */
export const everybody = '';

interface WardenChoiceProps {
  planId: string;
  /** A login, `nobodys` or `everybody`; a warden without buildings sees everybody. */
  wanted: string;
  onChoose: (warden: string) => void;
  /** @param warden null: everybody */
  children: (warden: string | null) => ReactNode;
}

/** Whose people the lists show, with what each warden still has to do; nothing to choose where no building has a warden. */
export function WardenChoice({ planId, wanted, onChoose, children }: WardenChoiceProps) {
  const t = useTexts(texts);
  const { data, error, refetch } = useAnswer('readObservation', { params: { planId } });
  if (data === undefined) return error === null ? <Loading /> : <FaultNotice error={error} onRetry={refetch} />;
  const { wardens } = data;
  if (wardens.length === 0) return children(null);
  const values = [everybody, ...wardens.map(({ login }) => login ?? nobodys)];
  const value = values.includes(wanted) ? wanted : everybody;
  const options = [
    { value: everybody, label: t.allWardens },
    ...wardens.map(({ login, people, due, missed }) => ({
      value: login ?? nobodys,
      label: t.dutyOf(login ?? t.noWarden, people, due, missed),
    })),
  ];
  return (
    <>
      <Choice
        id="warden"
        label={t.warden}
        className={classes.warden!}
        value={value}
        onChange={onChoose}
        options={options}
      />
      {children(value === everybody ? null : value)}
    </>
  );
}
