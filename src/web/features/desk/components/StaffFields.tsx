import { Form } from 'antd';
import type { PlanTrip } from '../../../../contract/plan.ts';
import { Choice } from '../../../components/Choice.tsx';
import type { ReplyOf } from '../../../lib/api/types.ts';
import { formatNumber } from '../../../lib/format.ts';
import { useSettings } from '../../../lib/settings/SettingsProvider.tsx';
import { useTexts } from '../../../lib/useTexts.ts';
import type { StaffChoice } from '../model/staffChange.ts';
import { staffTexts } from '../staffTexts.ts';

interface StaffFieldsProps {
  trip: PlanTrip;
  reserves: ReplyOf<'readReserves'>;
  choice: StaffChoice;
  onChoice(choice: StaffChoice): void;
}

/** The bus among those that stand idle, and the drivers among those who are free; the trip's own stand first. */
export function StaffFields({ trip, reserves: { buses, drivers }, choice, onChoice }: StaffFieldsProps) {
  const t = useTexts(staffTexts);
  const { locale } = useSettings();
  const own = trip.bus;
  const depotId = buses.find(({ plate }) => plate === choice.plate)?.depotId ?? own.depotId;
  const near = (drivers ?? []).filter((driver) => driver.depotId === depotId);
  const busOptions = [
    { value: own.plate, label: `${t.busWords(own.plate, own.seats, own.capacity, own.depotId)} · ${t.present}` },
    ...buses.map(({ plate, seats, capacity, depotId: depot, costDayCny }) => ({
      value: plate,
      label: `${t.busWords(plate, seats, capacity, depot)} · ${t.perDay(formatNumber(costDayCny, locale))}`,
    })),
  ];
  const driverOptions = [
    ...(depotId === own.depotId ? trip.crew : []).map(({ driverId, name }) => ({
      value: driverId,
      label: `${name} ${driverId} · ${t.present}`,
    })),
    ...near.map(({ driverId, name, leftOfWeekMin, licenceExpires }) => ({
      value: driverId,
      label: `${name} ${driverId} · ${t.hoursLeft(formatNumber(leftOfWeekMin / 60, locale))} · ${t.licence(licenceExpires)}`,
    })),
  ];
  return (
    <>
      <Form.Item label={t.bus} htmlFor="staff-bus" extra={buses.length === 0 ? t.noBuses : undefined}>
        <Choice<string>
          id="staff-bus"
          label={t.bus}
          showSearch
          value={choice.plate ?? own.plate}
          options={busOptions}
          onChange={(plate) => onChoice({ plate, driverIds: null })}
        />
      </Form.Item>
      {drivers === null ? (
        <p>{t.ownDrivers}</p>
      ) : (
        <Form.Item label={t.drivers} htmlFor="staff-drivers" extra={t.driversHint(depotId)}>
          <Choice<string[]>
            id="staff-drivers"
            label={t.drivers}
            mode="multiple"
            maxCount={8}
            optionFilterProp="label"
            placeholder={choice.plate === null ? undefined : t.byItself}
            value={[...(choice.driverIds ?? (choice.plate === null ? trip.crew.map(({ driverId }) => driverId) : []))]}
            options={driverOptions}
            onChange={(driverIds) => onChoice({ ...choice, driverIds: driverIds.length === 0 ? null : driverIds })}
          />
        </Form.Item>
      )}
    </>
  );
}
