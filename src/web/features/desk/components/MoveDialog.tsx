import { Button, Grid, Modal, Table } from 'antd';
import { useEffect, useMemo, useRef } from 'react';
import type { WhatIf } from '../../../../contract/planDraft.ts';
import { FaultNotice } from '../../../components/FaultNotice.tsx';
import { useAnswer } from '../../../lib/api/hooks.ts';
import { formatNumber } from '../../../lib/format.ts';
import { useSettings } from '../../../lib/settings/SettingsProvider.tsx';
import { useTexts } from '../../../lib/useTexts.ts';
import { type Cargo, severalBuses } from '../model/cargo.ts';
import { dropEdit, leftOverTarget, whatIfQuery } from '../model/dropEdit.ts';
import { useDesk } from '../state/DeskContext.tsx';
import { serverAnswer, targetKey } from '../state/dragStore.ts';
import { moveTexts, texts } from '../texts.ts';
import { BusLabel } from './BusLabel.tsx';
import { DropWords } from './DropWords.tsx';

type Target = WhatIf['targets'][number];
const rank = { allowed: 0, warning: 1, forbidden: 2 };

/** The keyboard's way to move people: every bus with what would come of it, the best first. */
export function MoveDialog({ cargo, onClose }: { cargo: Cargo; onClose: () => void }) {
  const { draft, editing, countyName, companyName } = useDesk();
  const { locale } = useSettings();
  const t = useTexts(moveTexts);
  const d = useTexts(texts);
  const { data, error, isPending } = useAnswer(
    'whatIf',
    { params: { planId: draft.planId }, query: whatIfQuery(cargo) },
    { staleTime: 0 },
  );
  const targets = useMemo(
    () =>
      (data?.targets ?? [])
        .filter((target) => targetKey(target) !== (cargo.from ?? leftOverTarget))
        .sort(
          (a, b) =>
            rank[a.verdict] - rank[b.verdict] ||
            // nobody's bus is the last that one would choose
            Number(a.plate === null) - Number(b.plate === null) ||
            (a.objectiveCny ?? Number.POSITIVE_INFINITY) - (b.objectiveCny ?? Number.POSITIVE_INFINITY),
        ),
    [data, cargo],
  );
  const { md: isWide = true } = Grid.useBreakpoint();
  const best = useRef<HTMLButtonElement>(null);
  useEffect(() => {
    if (targets.length > 0) best.current?.focus();
  }, [targets]);
  const move = async (target: Target) => {
    onClose();
    const edit = dropEdit(cargo, targetKey(target));
    const isNamedIdleBus = target.tripId === null && target.plate !== null && edit.kind === 'move';
    await editing.edit(isNamedIdleBus ? { ...edit, to: { kind: 'new', plate: target.plate! } } : edit);
  };
  const who = cargo.groups
    .map(({ adcode, companyId, workerIds }) => `${countyName(adcode)} → ${companyName(companyId)} ${workerIds.length}`)
    .join('、');
  const delta = (value: number | null, digits: number) =>
    value === null ? '' : `${value > 0 ? '+' : value < 0 ? '−' : '±'}${formatNumber(Math.abs(value), locale, digits)}`;
  const fromWords =
    cargo.from === null ? t.fromNowhere : cargo.from === severalBuses ? t.fromSeveral : t.from(cargo.from);
  return (
    <Modal open width={860} title={t.title(cargo.people)} onCancel={onClose} footer={null} destroyOnHidden>
      <p style={{ marginTop: 0 }}>
        {who} · {fromWords}
      </p>
      {error !== null && <FaultNotice error={error} />}
      <Table<Target>
        size="small"
        rowKey={(target) => `${target.tripId}${target.plate}`}
        loading={isPending}
        dataSource={targets}
        pagination={{ pageSize: 40, showSizeChanger: false, hideOnSinglePage: true }}
        scroll={{ y: 420 }}
        columns={[
          {
            title: t.target,
            width: isWide ? 150 : 96,
            render: (_, { tripId, plate }) =>
              tripId !== null && plate !== null ? (
                <BusLabel tripId={tripId} />
              ) : plate === null ? (
                d.leftOver
              ) : (
                `${t.idle} ${plate}`
              ),
          },
          {
            title: t.aboard,
            responsive: ['md'],
            width: 74,
            align: 'right',
            render: (_, { plate, aboard, capacity }) => (plate === null ? '' : `${aboard}/${capacity}`),
          },
          {
            title: t.verdict,
            render: (_, target) => (
              <>
                {!isWide && target.plate !== null && `${target.aboard}/${target.capacity} · `}
                <DropWords isWhole answer={serverAnswer(target)} />
              </>
            ),
          },
          {
            title: `${t.objective} ¥`,
            responsive: ['md'],
            width: 96,
            align: 'right',
            render: (_, target) => delta(target.objectiveCny, 0),
          },
          {
            title: `${t.distance} km`,
            responsive: ['md'],
            width: 86,
            align: 'right',
            render: (_, { distanceM }) => delta(distanceM === null ? null : distanceM / 1000, 1),
          },
          {
            title: '',
            width: 96,
            render: (_, target, at) => (
              <Button
                ref={at === 0 ? best : null}
                size="small"
                disabled={target.verdict === 'forbidden' || editing.isBusy}
                onClick={() => void move(target)}
              >
                {t.choose}
              </Button>
            ),
          },
        ]}
      />
    </Modal>
  );
}
