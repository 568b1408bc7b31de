import { Button, Form, Result } from 'antd';
import { useNavigate, useParams } from 'react-router';
import { FaultNotice } from '../../../components/FaultNotice.tsx';
import { NewPasswordFields } from '../../../components/NewPasswordFields.tsx';
import { useChange } from '../../../lib/api/hooks.ts';
import { useTexts } from '../../../lib/useTexts.ts';
import { texts } from '../texts.ts';
import { DoorFrame } from './DoorFrame.tsx';
import classes from './door.module.css';

/** Behind a one-time link: an invited or reset account sets its password. */
export default function SetupPage() {
  const t = useTexts(texts);
  const navigate = useNavigate();
  const { token = '' } = useParams();
  const setPassword = useChange('setPassword');
  if (setPassword.isSuccess) {
    const onward = (
      <Button type="primary" onClick={() => navigate('/')}>
        {t.toSignIn}
      </Button>
    );
    return (
      <DoorFrame>
        <Result status="success" title={t.done} subTitle={t.doneHint(setPassword.data.login)} extra={onward} />
      </DoorFrame>
    );
  }
  if (setPassword.error?.code === 'not_found') {
    return (
      <DoorFrame>
        <Result status="warning" title={t.spent} subTitle={t.spentHint} />
      </DoorFrame>
    );
  }
  const save = ({ newPassword }: { newPassword: string }) =>
    setPassword.mutate({ body: { token, password: newPassword } });
  return (
    <DoorFrame>
      <h2>{t.setTitle}</h2>
      <p className={classes.hint}>{t.setHint}</p>
      <Form layout="vertical" requiredMark={false} onFinish={save} style={{ marginTop: 16 }}>
        <NewPasswordFields />
        {setPassword.error && <FaultNotice error={setPassword.error} />}
        <Button type="primary" htmlType="submit" block loading={setPassword.isPending}>
          {t.save}
        </Button>
      </Form>
    </DoorFrame>
  );
}
