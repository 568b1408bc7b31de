import { DownOutlined } from '@ant-design/icons';
import { App, Button, Dropdown, Tooltip } from 'antd';
import { Link, useNavigate } from 'react-router';
import { inLocale } from '../../../../contract/text.ts';
import { faultTitle } from '../../../lib/api/fault.ts';
import { downloadFile } from '../../../lib/download.ts';
import { useSettings } from '../../../lib/settings/SettingsProvider.tsx';
import { useTexts } from '../../../lib/useTexts.ts';
import { useDesk } from '../state/DeskContext.tsx';
import { barTexts } from '../texts.ts';
import classes from './DeskBar.module.css';

/** The actions on the whole plan, each doing one thing: recompute, plan again, compare, publish. */
export function PlanActions() {
  const { editing, draft, runId, open } = useDesk();
  const { planId } = draft;
  const navigate = useNavigate();
  const { locale } = useSettings();
  const { notification } = App.useApp();
  const t = useTexts(barTexts);
  const isBlocked = editing.isBusy || runId !== null;
  const save = (id: 'readSheets' | 'readMasterList') =>
    downloadFile(id, { params: { planId } }).catch((fault: unknown) =>
      notification.error({ title: inLocale(faultTitle(fault), locale) }),
    );
  return (
    <span className={classes.group}>
      <Tooltip title={t.reevaluateHint}>
        <Button disabled={isBlocked} onClick={() => void editing.reevaluate()}>
          {t.reevaluate}
        </Button>
      </Tooltip>
      <Tooltip title={t.reoptimiseHint}>
        <Button disabled={isBlocked} onClick={() => open('reoptimise')}>
          {t.reoptimise}
        </Button>
      </Tooltip>
      <Button onClick={() => open('compare')}>{t.compare}</Button>
      <Button onClick={() => open('tradeOff')}>{t.tradeOff}</Button>
      {draft.publishedVersion !== null && (
        <Button onClick={() => void navigate(`/desk/plans/${planId}/live`)}>{t.live}</Button>
      )}
      <Dropdown
        trigger={['click']}
        menu={{
          items: [
            { key: 'bulletin', label: <Link to={`/desk/plans/${planId}/bulletin`}>{t.bulletin}</Link> },
            { key: 'readSheets', label: t.sheets },
            { key: 'readMasterList', label: t.master },
          ],
          onClick: ({ key }) => {
            if (key === 'readSheets' || key === 'readMasterList') void save(key);
          },
        }}
      >
        <Button icon={<DownOutlined />} iconPlacement="end">
          {t.export}
        </Button>
      </Dropdown>
      <Button type="primary" onClick={() => open('publish')}>
        {t.publish}
      </Button>
    </span>
  );
}
