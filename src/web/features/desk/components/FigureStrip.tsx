import type { ReactNode } from 'react';
import { formatHours, formatNumber } from '../../../lib/format.ts';
import { useSettings } from '../../../lib/settings/SettingsProvider.tsx';
import { useTexts } from '../../../lib/useTexts.ts';
import { type FigureState, planFigures } from '../model/figures.ts';
import { useDesk } from '../state/DeskContext.tsx';
import { figureTexts, proofNames } from '../texts.ts';
import classes from './FigureStrip.module.css';

interface FigureStripProps {
  onLeftOver: () => void;
  onProblems: () => void;
}

/** The figures that are always in sight, each beside what it is measured against. */
export function FigureStrip({ onLeftOver, onProblems }: FigureStripProps) {
  const { view, draft } = useDesk();
  const { locale } = useSettings();
  const t = useTexts(figureTexts);
  const proofs = useTexts(proofNames);
  const { buses, load, distance, drive, leftOver, contactPairs, gapPct, costCny } = planFigures({
    ...view.plan,
    kpis: draft.kpis,
    bounds: draft.bounds,
  });
  const broken = draft.limits.filter(({ severity }) => severity === 'forbidden').length;
  const number = (value: number, digits = 0) => formatNumber(value, locale, digits);
  return (
    <dl className={classes.strip} aria-label={t.figures}>
      <Figure
        name={t.leftOver}
        state={leftOver.state}
        onOpen={onLeftOver}
        note={t.ofWorkers(number(draft.kpis.workers))}
      >
        {number(leftOver.people)}
      </Figure>
      <Figure
        name={t.problems}
        state={broken > 0 ? 'bad' : 'plain'}
        onOpen={onProblems}
        note={t.warnings(draft.limits.length - broken)}
      >
        {broken}
      </Figure>
      <Figure name={t.buses} note={t.atLeast(number(buses.atLeast), proofs[buses.proof])}>
        {number(buses.value)}
      </Figure>
      <Figure name={t.load} note={load.capPct === null ? '' : t.ofCap(load.capPct)}>
        {number(load.pct, 1)} %
      </Figure>
      <Figure name={t.distance} state={distance.state} note={`/ ${number(distance.limitM / 1000)} km`}>
        {number(Math.floor(distance.m / 100) / 10, 1)}
      </Figure>
      <Figure name={t.drive} state={drive.state} note={`/ ${formatHours(drive.limitS)}`}>
        {formatHours(drive.s).replace(' h', '')}
      </Figure>
      <Figure name={t.contacts} note={t.perBusMax(draft.kpis.companiesPerBusMax)}>
        {number(contactPairs)}
      </Figure>
      <Figure name={t.cost} note={t.gap(number(gapPct, 1))}>
        {number(costCny)}
      </Figure>
    </dl>
  );
}

interface FigureProps {
  name: string;
  note: string;
  state?: FigureState;
  onOpen?: () => void;
  children: ReactNode;
}

function Figure({ name, note, state = 'plain', onOpen, children }: FigureProps) {
  const value = (
    <>
      <span className={classes.value}>{children}</span> <span className={classes.note}>{note}</span>
    </>
  );
  return (
    <div className={classes.figure} data-state={state}>
      <dt>{name}</dt>
      <dd>
        {onOpen === undefined ? (
          value
        ) : (
          <button type="button" onClick={onOpen} className={classes.open}>
            {value}
          </button>
        )}
      </dd>
    </div>
  );
}
