import { CheckCircleFilled } from '@ant-design/icons';
import { Button, Empty } from 'antd';
import { useMemo, useRef } from 'react';
import { useSettings } from '../../../lib/settings/SettingsProvider.tsx';
import { told } from '../../../lib/told.ts';
import { useTexts } from '../../../lib/useTexts.ts';
import { leftOverCargo } from '../model/cargo.ts';
import { leftOverTarget } from '../model/dropEdit.ts';
import { type LeftOverCase, leftOverGroups } from '../model/leftOver.ts';
import { limitWords } from '../model/limitWords.ts';
import { shortName } from '../model/shortName.ts';
import { useDesk, useIsOver } from '../state/DeskContext.tsx';
import { useDropTarget } from '../state/useDragAndDrop.ts';
import { leftOverTexts, reasonNames, texts } from '../texts.ts';
import { GroupChip } from './GroupChip.tsx';
import classes from './Panel.module.css';

/** Everybody who is left over: why, by how much, and what was proven to help. People are dragged from here and to here. */
export function LeftOverPanel() {
  const { view } = useDesk();
  const t = useTexts(leftOverTexts);
  const d = useTexts(texts);
  const reasons = useTexts(reasonNames);
  const groups = useMemo(() => leftOverGroups(view.plan.unassigned), [view.plan.unassigned]);
  const element = useRef<HTMLElement>(null);
  useDropTarget(element, leftOverTarget);
  return (
    <section
      ref={element}
      className={classes.panel}
      aria-label={d.leftOver}
      data-over={useIsOver(leftOverTarget) || undefined}
    >
      {groups.length === 0 && (
        <Empty image={<CheckCircleFilled className={classes.done} aria-hidden />} description={t.nobody} />
      )}
      {groups.map(({ code, people, cases }) => (
        <div key={code} className={classes.group}>
          <h3>
            {reasons[code]} · {d.personUnit(people)}
          </h3>
          {cases.map((one) => (
            <Case key={one.workerId} of={one} />
          ))}
        </div>
      ))}
    </section>
  );
}

function Case({ of: { workerId, workerIds, reason, fix, by } }: { of: LeftOverCase }) {
  const { view, countyName, companyName, openMove, applyFix, runId } = useDesk();
  const { locale } = useSettings();
  const t = useTexts(leftOverTexts);
  const d = useTexts(texts);
  const cargo = useMemo(() => leftOverCargo(view, workerIds), [view, workerIds]);
  const words = limitWords(reason.code, locale);
  return (
    <div className={classes.case}>
      <div className={classes.row}>
        {cargo.groups.map(({ adcode, companyId, workerIds: members }) => {
          const name = `${countyName(adcode)} → ${shortName(companyName(companyId))}`;
          return (
            <GroupChip
              key={`${adcode}${companyId}`}
              cargoOf={() => leftOverCargo(view, members)}
              label={d.move(members.length, name)}
              onMove={() => openMove(leftOverCargo(view, members))}
              name={name}
              people={members.length}
            />
          );
        })}
      </div>
      <p>{told(reason, locale)}</p>
      {reason.limit !== 'by_hand' && (
        <p className={classes.quiet}>
          {t.limit} {words(reason.limit)} · {t.actual} {words(reason.actual)}
          {by !== null && by > 0 && ` · ${t.by(words(by))}`}
        </p>
      )}
      {fix !== null && (
        <p>
          {told(fix, locale)} <span className={classes.quiet}>（{fix.proven ? t.proven : t.unproven}）</span>
        </p>
      )}
      <div className={classes.row}>
        {fix?.proven === true && (fix.changes?.length ?? 0) > 0 && (
          <Button size="small" type="primary" disabled={runId !== null} onClick={() => applyFix(workerId)}>
            {t.apply}
          </Button>
        )}
        <Button size="small" onClick={() => openMove(cargo)}>
          {t.place(workerIds.length)}
        </Button>
      </div>
    </div>
  );
}
