import { MoreOutlined } from '@ant-design/icons';
import { App, Button, Dropdown } from 'antd';
import { FaultNotice } from '../../../components/FaultNotice.tsx';
import { useTexts } from '../../../lib/useTexts.ts';
import { peopleTexts } from '../peopleTexts.ts';
import type { Person } from '../person.ts';
import { useDecision } from '../useDecision.ts';

interface PersonActionsProps {
  batchId: string;
  person: Person;
  onReveal(): void;
  onWithdraw(): void;
}

/** What a company can do with one of its people. */
export function PersonActions({ batchId, person, onReveal, onWithdraw }: PersonActionsProps) {
  const t = useTexts(peopleTexts);
  const { message, modal } = App.useApp();
  const { claimId, version, state, withdrawalProposed, nameMasked } = person;
  const decide = useDecision({
    onSuccess: () => message.success(t.decided),
    onError: (error) => void modal.error({ content: <FaultNotice error={error} /> }),
  });
  const keep = () => decide.mutate({ params: { batchId, claimId }, version, body: { decision: 'keep' } });
  const acts: Record<string, () => void> = { reveal: onReveal, withdraw: onWithdraw, keep };
  const withdraw = { key: 'withdraw', label: t.withdraw, danger: true };
  return (
    <Dropdown
      trigger={['click']}
      menu={{
        items: [
          { key: 'reveal', label: t.reveal },
          ...(state === 'withdrawn' ? [{ key: 'keep', label: t.restore }] : [withdraw]),
          ...(withdrawalProposed && state !== 'withdrawn' ? [{ key: 'keep', label: t.keep }] : []),
        ],
        onClick: ({ key }) => acts[key]?.(),
      }}
    >
      <Button size="small" icon={<MoreOutlined />} aria-label={t.more(nameMasked)} loading={decide.isPending} />
    </Dropdown>
  );
}
