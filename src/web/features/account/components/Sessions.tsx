import { App, Button, Table, Tag } from 'antd';
import { FaultNotice } from '../../../components/FaultNotice.tsx';
import { useAnswer, useChange } from '../../../lib/api/hooks.ts';
import type { ReplyOf } from '../../../lib/api/types.ts';
import { formatInstant } from '../../../lib/format.ts';
import { useSettings } from '../../../lib/settings/SettingsProvider.tsx';
import { useTexts } from '../../../lib/useTexts.ts';
import { texts } from '../texts.ts';

type Session = ReplyOf<'listSessions'>['sessions'][number];

/** Where the account is signed in; every session but the own can be ended here. */
export function Sessions() {
  const t = useTexts(texts);
  const { locale } = useSettings();
  const { message } = App.useApp();
  const { data, error, isPending, refetch } = useAnswer('listSessions', {});
  const end = useChange('endSession', {
    outdates: ['listSessions'],
    onSuccess: () => message.success(t.ended),
  });
  if (error !== null) return <FaultNotice error={error} onRetry={refetch} />;
  return (
    <>
      <p style={{ marginTop: 0 }}>{t.sessionsHint}</p>
      {end.error && <FaultNotice error={end.error} />}
      <Table<Session>
        rowKey="sessionId"
        size="small"
        loading={isPending}
        dataSource={data?.sessions ?? []}
        pagination={false}
        scroll={{ x: 'max-content' }}
        columns={[
          { title: t.signedInAt, render: (_, { signedInAt }) => formatInstant(signedInAt, locale) },
          { title: t.seenAt, render: (_, { seenAt }) => formatInstant(seenAt, locale) },
          { title: t.address, render: (_, { address }) => address ?? t.unknown },
          { title: t.browser, render: (_, { userAgent }) => browserName(userAgent) ?? t.unknown },
          {
            title: '',
            align: 'right',
            render: (_, { sessionId, current }) =>
              current ? (
                <Tag color="processing">{t.here}</Tag>
              ) : (
                <Button
                  size="small"
                  danger
                  loading={end.isPending}
                  onClick={() => end.mutate({ params: { sessionId } })}
                >
                  {t.end}
                </Button>
              ),
          },
        ]}
      />
    </>
  );
}

/** What people call a browser; null where it is none that they know. */
function browserName(userAgent: string): string | null {
  const names = [/(Edg)\/(\d+)/, /(Firefox)\/(\d+)/, /(Chrome)\/(\d+)/, /Version\/(\d+).*(Safari)/] as const;
  for (const pattern of names) {
    const found = pattern.exec(userAgent);
    if (found !== null)
      return found[0].split(' ')[0]!.replace('Edg', 'Edge').replace('/', ' ').replace('Version', 'Safari');
  }
  return null;
}
