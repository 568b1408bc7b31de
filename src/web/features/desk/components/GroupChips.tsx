import { DownOutlined, RightOutlined } from '@ant-design/icons';
import { Button } from 'antd';
import { useState } from 'react';
import { useTexts } from '../../../lib/useTexts.ts';
import { groupCargo } from '../model/cargo.ts';
import { shortName } from '../model/shortName.ts';
import type { TripFacts } from '../model/tripFacts.ts';
import { useDesk } from '../state/DeskContext.tsx';
import { panelTexts, texts } from '../texts.ts';
import { GroupChip } from './GroupChip.tsx';
import { GroupPeople } from './GroupPeople.tsx';
import { LockButton } from './LockButton.tsx';
import classes from './Panel.module.css';

interface GroupChipsProps {
  facts: TripFacts;
  seq: number;
  /** Lets each group be opened to its single people. */
  hasPeople?: boolean;
}

/** Who boards at a stop, company by company, to be dragged or locked. */
export function GroupChips({ facts, seq, hasPeople = false }: GroupChipsProps) {
  const { companyName, openMove } = useDesk();
  const t = useTexts(texts);
  const p = useTexts(panelTexts);
  const [opened, setOpened] = useState<string | null>(null);
  return (
    <ul className={classes.groups}>
      {facts.groups
        .filter((group) => group.seq === seq)
        .map((group) => {
          const name = companyName(group.companyId);
          const { key, adcode, companyId } = group;
          const isOpen = hasPeople && opened === key;
          return (
            <li key={key} data-open={isOpen || undefined}>
              <GroupChip
                cargoOf={() => groupCargo(facts, group)}
                label={t.move(group.workerIds.length, `${group.stopName} ${name}`)}
                onMove={() => openMove(groupCargo(facts, group))}
                name={shortName(name)}
                people={group.workerIds.length}
              />
              <LockButton
                lock={{ kind: 'group', adcode, companyId }}
                lockText={t.lockGroup(name)}
                unlockText={t.unlockGroup(name)}
              />
              {hasPeople && (
                <Button
                  size="small"
                  type="text"
                  icon={isOpen ? <DownOutlined /> : <RightOutlined />}
                  aria-expanded={isOpen}
                  aria-label={p.singlePeople(name)}
                  title={p.singlePeople(name)}
                  onClick={() => setOpened(isOpen ? null : key)}
                />
              )}
              {isOpen && <GroupPeople group={group} />}
            </li>
          );
        })}
    </ul>
  );
}
