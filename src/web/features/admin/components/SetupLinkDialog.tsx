import { App, Button, Input, Modal } from 'antd';
import { formatInstant } from '../../../lib/format.ts';
import { useSettings } from '../../../lib/settings/SettingsProvider.tsx';
import { useTexts } from '../../../lib/useTexts.ts';
import { texts } from '../texts.ts';

/** A one-time link and whose it is. */
export interface HandOver {
  login: string;
  url: string;
  expiresAt: string;
}

/** Shows a one-time link once, to be handed over. */
export function SetupLinkDialog({ handOver, onClose }: { handOver: HandOver | null; onClose(): void }) {
  const t = useTexts(texts);
  const { locale } = useSettings();
  const { message } = App.useApp();
  if (handOver === null) return null;
  const { login, url, expiresAt } = handOver;
  const copy = async () => {
    await navigator.clipboard.writeText(url);
    message.success(t.copied);
  };
  return (
    <Modal
      open
      title={t.linkTitle}
      onCancel={onClose}
      footer={[
        <Button key="copy" type="primary" onClick={() => void copy()}>
          {t.copy}
        </Button>,
        <Button key="close" onClick={onClose}>
          {t.close}
        </Button>,
      ]}
    >
      <p>{t.linkHint(login, formatInstant(expiresAt, locale))}</p>
      <Input readOnly value={url} aria-label={t.linkTitle} onFocus={({ target }) => target.select()} />
    </Modal>
  );
}
