import { LockFilled, UnlockOutlined } from '@ant-design/icons';
import { Button } from 'antd';
import type { Lock } from '../../../../contract/replan.ts';
import { hasLock } from '../model/locks.ts';
import { useDesk } from '../state/DeskContext.tsx';

interface LockButtonProps {
  lock: Lock;
  /** Said while it is open, and while it is locked. */
  lockText: string;
  unlockText: string;
}

/** Locks something of the draft, or unlocks it. */
export function LockButton({ lock, lockText, unlockText }: LockButtonProps) {
  const { draft, editing } = useDesk();
  const isLocked = hasLock(draft.locks, lock);
  return (
    <Button
      size="small"
      type="text"
      aria-pressed={isLocked}
      aria-label={isLocked ? unlockText : lockText}
      title={isLocked ? unlockText : lockText}
      icon={isLocked ? <LockFilled /> : <UnlockOutlined />}
      onClick={() => void editing.edit({ kind: isLocked ? 'unlock' : 'lock', lock })}
    />
  );
}
