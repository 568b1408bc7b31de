import { Alert, Button } from 'antd';
import { inLocale } from '../../contract/text.ts';
import { ApiFault, faultTitle, inReadersLanguage, readable } from '../lib/api/fault.ts';
import { useSettings } from '../lib/settings/SettingsProvider.tsx';
import { useTexts } from '../lib/useTexts.ts';
import classes from './states.module.css';

const texts = {
  remedyAfter: { zh: '；', en: '. ' },
  retry: { zh: '重试', en: 'Try again' },
  reference: (id: string) => ({ zh: `请求编号 ${id}`, en: `Request ${id}` }),
};

interface FaultNoticeProps {
  error: unknown;
  /** Offers to try again. */
  onRetry?: () => void;
  isWholePage?: boolean;
}

/** Why something did not go well, with every fault that the server named. */
export function FaultNotice({ error, onRetry, isWholePage = false }: FaultNoticeProps) {
  const t = useTexts(texts);
  const { locale } = useSettings();
  const fault = error instanceof ApiFault ? error : null;
  const retry = onRetry && (
    <Button size="small" onClick={onRetry}>
      {t.retry}
    </Button>
  );
  const notice = (
    <Alert
      type="error"
      showIcon
      title={inLocale(faultTitle(error), locale)}
      description={<Details fault={fault} />}
      action={retry}
    />
  );
  return isWholePage ? <div className={classes.wholePage}>{notice}</div> : notice;
}

function Details({ fault }: { fault: ApiFault | null }) {
  const t = useTexts(texts);
  const { locale } = useSettings();
  if (fault === null) return null;
  const detail = inReadersLanguage(fault.detail, locale);
  return (
    <>
      {detail !== null && detail !== '' && <div>{detail}</div>}
      {fault.errors.length > 0 && (
        <ul className={classes.faults}>
          {fault.errors.map(({ location, message, fix }) => (
            <li key={`${location} ${message}`}>
              {readable(message, locale)}
              {t.remedyAfter}
              {readable(fix, locale)}
            </li>
          ))}
        </ul>
      )}
      {fault.status >= 500 && fault.requestId !== null && <small>{t.reference(fault.requestId)}</small>}
    </>
  );
}
