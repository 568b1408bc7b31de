import { Alert, Button, Form, Input } from 'antd';
import { FaultNotice } from '../../../components/FaultNotice.tsx';
import type { ApiFault } from '../../../lib/api/fault.ts';
import { useAnswer, useChange } from '../../../lib/api/hooks.ts';
import { useSessionControl } from '../../../lib/session.ts';
import { useTexts } from '../../../lib/useTexts.ts';
import { texts } from '../texts.ts';
import { DemoAccounts } from './DemoAccounts.tsx';
import { DoorFrame } from './DoorFrame.tsx';
import classes from './door.module.css';

interface Credentials {
  login: string;
  password: string;
}

/** Signs in by password, or with one click as somebody of the demo. */
export function SignInPage() {
  const t = useTexts(texts);
  const { begin } = useSessionControl();
  const { data: door } = useAnswer('readDoor', {});
  const signIn = useChange('signIn', { onSuccess: begin });
  const enter = (body: Credentials) => signIn.mutate({ body });
  return (
    <DoorFrame>
      <h2>{t.signIn}</h2>
      <Form<Credentials> layout="vertical" requiredMark={false} onFinish={enter} disabled={signIn.isPending}>
        <Form.Item name="login" label={t.login} rules={[{ required: true, message: t.loginMissing, whitespace: true }]}>
          <Input autoComplete="username" autoCapitalize="none" spellCheck={false} />
        </Form.Item>
        <Form.Item name="password" label={t.password} rules={[{ required: true, message: t.passwordMissing }]}>
          <Input.Password autoComplete="current-password" />
        </Form.Item>
        {signIn.error && <Refusal error={signIn.error} />}
        <Button type="primary" htmlType="submit" block loading={signIn.isPending}>
          {t.signIn}
        </Button>
      </Form>
      <p className={classes.hint} style={{ marginTop: 12 }}>
        {t.forgotten}
      </p>
      {door?.demo && <DemoAccounts demo={door.demo} isBusy={signIn.isPending} onChoose={enter} />}
    </DoorFrame>
  );
}

function Refusal({ error }: { error: ApiFault }) {
  const t = useTexts(texts);
  const title = error.code === 'unauthorized' ? t.wrong : error.code === 'too_many_requests' ? t.locked : null;
  const notice = title === null ? <FaultNotice error={error} /> : <Alert type="error" showIcon title={title} />;
  return <div style={{ marginBottom: 16 }}>{notice}</div>;
}
