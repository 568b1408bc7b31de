import { useQuery } from '@tanstack/react-query';
import { Button, Form, Result } from 'antd';
import { useNavigate, useParams } from 'react-router';
import { FaultNotice } from '../../../components/FaultNotice.tsx';
import { Loading } from '../../../components/Loading.tsx';
import { NewPasswordFields } from '../../../components/NewPasswordFields.tsx';
import { ApiFault } from '../../../lib/api/fault.ts';
import { client, useChange } from '../../../lib/api/hooks.ts';
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
  const check = useQuery({
    queryKey: ['password-setup', token],
    queryFn: async ({ signal }) => {
      await client.call('checkPasswordSetup', { body: { token } }, { signal });
      return true;
    },
    staleTime: Number.POSITIVE_INFINITY,
  });
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
  if (check.isPending)
    return (
      <DoorFrame>
        <Loading />
      </DoorFrame>
    );
  if (isSpent(check.error) || isSpent(setPassword.error)) {
    return (
      <DoorFrame>
        <Result status="warning" title={t.spent} subTitle={t.spentHint} />
      </DoorFrame>
    );
  }
  if (check.error !== null)
    return (
      <DoorFrame>
        <FaultNotice error={check.error} onRetry={check.refetch} />
      </DoorFrame>
    );
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

/** A token that is none, not even in length, is as good as a spent one. */
function isSpent(error: unknown): boolean {
  return error instanceof ApiFault && (error.code === 'not_found' || error.code === 'input_invalid');
}
