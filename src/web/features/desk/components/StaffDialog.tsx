import { Alert, Form, Modal, Radio } from 'antd';
import { useState } from 'react';
import { FaultNotice } from '../../../components/FaultNotice.tsx';
import { Loading } from '../../../components/Loading.tsx';
import { ApiFault } from '../../../lib/api/fault.ts';
import { useAnswer } from '../../../lib/api/hooks.ts';
import { useTexts } from '../../../lib/useTexts.ts';
import type { EditOutcome } from '../api/usePlanEditing.ts';
import { type StaffChoice, staffChange } from '../model/staffChange.ts';
import type { TripFacts } from '../model/tripFacts.ts';
import { staffTexts } from '../staffTexts.ts';
import { useDesk } from '../state/DeskContext.tsx';
import { StaffFields } from './StaffFields.tsx';

/**
 * Another bus or other drivers for a trip: in the draft, or, for a trip that is published, as the next version at once. What forbids
 * it stays in sight, so that another one can be chosen.
 */
export function StaffDialog({ facts, onClose }: { facts: TripFacts; onClose: () => void }) {
  const { draft, editing } = useDesk();
  const { planId, publishedVersion } = draft;
  const t = useTexts(staffTexts);
  const { trip, tripId } = facts;
  const [choice, setChoice] = useState<StaffChoice>({ plate: null, driverIds: null });
  const [asked, setAsked] = useState<'draft' | 'publish' | null>(null);
  const [refusal, setRefusal] = useState<ApiFault | null>(null);
  const reserves = useAnswer('readReserves', { params: { planId } }, { staleTime: 0, gcTime: 0 });
  const sheets = useAnswer('listAcknowledgements', { params: { planId } }, { enabled: publishedVersion !== null });
  const isPublished = sheets.data?.sheets.some((sheet) => sheet.tripId === tripId && sheet.state !== 'cancelled');
  const goal = asked ?? (isPublished === true ? 'publish' : 'draft');
  const change = staffChange(trip, choice);

  const save = async () => {
    if (change === null) return;
    const how = { tellsRefusal: false };
    const { plate, driverIds } = change;
    let outcome: EditOutcome;
    if (goal === 'publish') outcome = await editing.swap(tripId, change, how);
    else if (plate !== undefined)
      outcome = await editing.edit({ kind: 'bus', tripId, plate, ...(driverIds !== undefined && { driverIds }) }, how);
    else outcome = await editing.edit({ kind: 'crew', tripId, driverIds: driverIds! }, how);
    if (outcome instanceof ApiFault) setRefusal(outcome);
    else onClose();
  };
  return (
    <Modal
      open
      title={t.title(tripId)}
      okText={goal === 'publish' ? t.publish : t.change}
      cancelText={t.cancel}
      okButtonProps={{ disabled: change === null }}
      confirmLoading={editing.isBusy}
      onCancel={onClose}
      onOk={() => void save()}
    >
      <p>{t.now(trip.bus.plate, trip.crew.map(({ driverId, name }) => `${name} ${driverId}`).join('、'))}</p>
      {reserves.error !== null && <FaultNotice error={reserves.error} onRetry={() => void reserves.refetch()} />}
      {reserves.isPending && <Loading />}
      {reserves.data !== undefined && (
        <Form layout="vertical">
          <StaffFields
            trip={trip}
            reserves={reserves.data}
            choice={choice}
            onChoice={(next) => {
              setChoice(next);
              setRefusal(null);
            }}
          />
          {isPublished === true && (
            <Form.Item label={t.goal}>
              <Radio.Group
                value={goal}
                onChange={({ target }) => setAsked(target.value as 'draft' | 'publish')}
                options={[
                  { value: 'publish', label: t.goalPublish((publishedVersion ?? 0) + 1) },
                  { value: 'draft', label: t.goalDraft },
                ]}
              />
            </Form.Item>
          )}
        </Form>
      )}
      {goal === 'publish' && draft.edits > 0 && <Alert type="info" showIcon title={t.editsStay(draft.edits)} />}
      {refusal !== null && <FaultNotice error={refusal} />}
    </Modal>
  );
}
