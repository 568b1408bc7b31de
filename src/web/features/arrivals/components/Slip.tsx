import { PrinterOutlined } from '@ant-design/icons';
import { Alert, Button } from 'antd';
import type { Registration } from '../../../../contract/arrivals.ts';
import { personCode } from '../../../../contract/personCode.ts';
import { QrCode } from '../../../components/QrCode.tsx';
import { type FeverRule, isFeverHere } from '../../../lib/feverRule.ts';
import { formatInstant } from '../../../lib/format.ts';
import { useSettings } from '../../../lib/settings/SettingsProvider.tsx';
import { useTexts } from '../../../lib/useTexts.ts';
import type { DeskPerson } from '../model/deskView.ts';
import { texts } from '../texts.ts';
import classes from './arrivals.module.css';

/** Who was registered last. */
export interface Registered {
  person: DeskPerson;
  registration: Registration;
  company: string;
}

interface SlipProps {
  registered: Registered;
  fever: FeverRule;
  timeZone: string;
  batch: string;
}

/** What the person takes along, shown and printed; made here, so that it needs no connection. */
export function Slip({ registered: { person, registration, company }, fever, timeZone, batch }: SlipProps) {
  const t = useTexts(texts);
  const { locale } = useSettings();
  const hasFever = isFeverHere(registration.celsius, fever);
  const bedId = registration.bedId ?? person.bedId;
  return (
    <article className={classes.slip} aria-label={t.slip}>
      <p role="status">{t.saved(person.nameMasked)}</p>
      {hasFever && <Alert type="error" showIcon title={t.fever} />}
      <h2>{t.slip}</h2>
      <p>{batch}</p>
      <dl className={classes.who}>
        <div className={classes.big}>
          <dt>{t.name}</dt>
          <dd>{person.nameMasked}</dd>
        </div>
        <div>
          <dt>{t.idNumber}</dt>
          <dd>{person.idMasked}</dd>
        </div>
        <div>
          <dt>{t.company}</dt>
          <dd>{company}</dd>
        </div>
        <div>
          <dt>{t.bus}</dt>
          <dd>{person.tripId}</dd>
        </div>
        <div>
          <dt>{t.temperature}</dt>
          <dd>{registration.celsius.toFixed(1)}</dd>
        </div>
        {bedId !== null && bedId !== undefined && (
          <div className={classes.big}>
            <dt>{t.bed}</dt>
            <dd>{bedId}</dd>
          </div>
        )}
        <div>
          <dt>{t.isolation}</dt>
          <dd>{t.days(person.isolationDays, person.singleRoom)}</dd>
        </div>
        <div>
          <dt>{t.at}</dt>
          <dd>{formatInstant(registration.at, locale, timeZone)}</dd>
        </div>
      </dl>
      <p className={classes.code}>
        <QrCode text={personCode(person.workerId)} label={t.codeOf(person.workerId)} sizePx={132} />
        <span>{person.workerId}</span>
      </p>
      <Button className={classes.screenOnly!} icon={<PrinterOutlined />} onClick={() => window.print()}>
        {t.print}
      </Button>
    </article>
  );
}
