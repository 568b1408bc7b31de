import { Form, Input } from 'antd';
import { useTexts } from '../lib/useTexts.ts';

const texts = {
  newPassword: { zh: '新密码', en: 'New password' },
  repeated: { zh: '再输入一次', en: 'Once more' },
  length: { zh: '10 到 200 个字符', en: 'Of 10 to 200 characters' },
  differs: { zh: '两次输入不一致', en: 'The two entries differ' },
};

/** A new password, typed twice; the form's field is `newPassword`. */
export function NewPasswordFields() {
  const t = useTexts(texts);
  return (
    <>
      <Form.Item
        name="newPassword"
        label={t.newPassword}
        extra={t.length}
        rules={[{ required: true, min: 10, max: 200, message: t.length }]}
      >
        <Input.Password autoComplete="new-password" />
      </Form.Item>
      <Form.Item
        name="repeated"
        label={t.repeated}
        dependencies={['newPassword']}
        rules={[
          ({ getFieldValue }) => ({
            validator: (_, value) =>
              value === getFieldValue('newPassword') ? Promise.resolve() : Promise.reject(new Error(t.differs)),
          }),
        ]}
      >
        <Input.Password autoComplete="new-password" />
      </Form.Item>
    </>
  );
}
