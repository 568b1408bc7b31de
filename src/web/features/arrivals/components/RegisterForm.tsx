import { Alert, Button, Input, type InputRef, Space } from 'antd';
import { type FormEvent, useEffect, useRef, useState } from 'react';
import type { Registration } from '../../../../contract/arrivals.ts';
import { type FeverRule, isFeverHere } from '../../../lib/feverRule.ts';
import { readTemperature } from '../../../lib/readTemperature.ts';
import { useTexts } from '../../../lib/useTexts.ts';
import type { DeskPerson } from '../model/deskView.ts';
import { texts } from '../texts.ts';
import classes from './arrivals.module.css';

interface RegisterFormProps {
  person: DeskPerson;
  company: string;
  fever: FeverRule;
  onRegister: (filled: Pick<Registration, 'celsius' | 'symptom' | 'bedId'>) => Promise<void>;
  onCancel: () => void;
}

/** Who it is, to be compared with his card, and what is noted of him; Enter in any field registers, Escape goes back. */
export function RegisterForm({ person, company, fever, onRegister, onCancel }: RegisterFormProps) {
  const t = useTexts(texts);
  const temperature = useRef<InputRef>(null);
  const [typed, setTyped] = useState('');
  const [symptom, setSymptom] = useState('');
  const [bedId, setBedId] = useState(person.bedId ?? person.plannedBedId ?? '');
  const [isWrong, setIsWrong] = useState(false);
  const [isBusy, setIsBusy] = useState(false);
  useEffect(() => temperature.current?.focus(), []);
  const celsius = readTemperature(typed);
  const hasFever = celsius !== null && isFeverHere(celsius, fever);
  // the bed of the plan is not for somebody with fever
  const takesBed = bedId.trim() !== '' && !(hasFever && bedId.trim() === person.plannedBedId);
  const submit = async (event: FormEvent) => {
    event.preventDefault();
    if (celsius === null) {
      setIsWrong(true);
      temperature.current?.select();
      return;
    }
    setIsBusy(true);
    await onRegister({
      celsius,
      ...(symptom.trim() !== '' && { symptom: symptom.trim() }),
      ...(takesBed && { bedId: bedId.trim() }),
    }).finally(() => setIsBusy(false));
  };
  return (
    <form
      className={classes.form}
      onSubmit={submit}
      onKeyDown={({ key }) => key === 'Escape' && onCancel()}
      aria-label={person.nameMasked}
    >
      <dl className={classes.who}>
        <div className={classes.big}>
          <dt>{t.name}</dt>
          <dd>{person.nameMasked}</dd>
        </div>
        <div className={`${classes.big} ${classes.number}`}>
          <dt>{t.idNumber}</dt>
          <dd>{person.idMasked}</dd>
        </div>
        <div>
          <dt>{t.company}</dt>
          <dd>{company}</dd>
        </div>
        <div>
          <dt>{t.bus}</dt>
          <dd>
            {person.tripId} {person.seat !== null && `· ${t.seat} ${person.seat}`}
          </dd>
        </div>
        <div>
          <dt>{t.isolation}</dt>
          <dd>{t.days(person.isolationDays, person.singleRoom)}</dd>
        </div>
      </dl>
      {person.registeredBy !== null && <Alert type="info" showIcon title={t.alreadyHere(person.registeredBy)} />}
      <div className={classes.fields}>
        <div>
          <label htmlFor="temperature">{t.temperature}</label>
          <Input
            id="temperature"
            ref={temperature}
            size="large"
            inputMode="decimal"
            autoComplete="off"
            value={typed}
            status={isWrong && celsius === null ? 'error' : ''}
            onChange={({ target }) => setTyped(target.value)}
          />
        </div>
        <div>
          <label htmlFor="symptom">{t.symptom}</label>
          <Input
            id="symptom"
            size="large"
            maxLength={500}
            value={symptom}
            onChange={({ target }) => setSymptom(target.value)}
          />
        </div>
        <div>
          <label htmlFor="bed">{t.bed}</label>
          <Input
            id="bed"
            size="large"
            maxLength={100}
            value={bedId}
            onChange={({ target }) => setBedId(target.value)}
          />
        </div>
      </div>
      {isWrong && celsius === null && <Alert type="error" showIcon title={t.badTemperature} />}
      {hasFever && <Alert type="error" showIcon title={t.fever} />}
      <Space>
        <Button type="primary" size="large" htmlType="submit" loading={isBusy}>
          {t.register}
        </Button>
        <Button size="large" onClick={onCancel}>
          {t.cancel}
        </Button>
      </Space>
    </form>
  );
}
