import { DownloadOutlined } from '@ant-design/icons';
import { useMutation } from '@tanstack/react-query';
import { App, Button, type ButtonProps } from 'antd';
import type { ReactNode } from 'react';
import type { Download } from '../lib/api/types.ts';
import { saveFile } from '../lib/saveFile.ts';
import { FaultNotice } from './FaultNotice.tsx';

interface DownloadButtonProps {
  /** Gets the file when somebody asks for it. */
  fetch(): Promise<Download>;
  type?: ButtonProps['type'];
  size?: ButtonProps['size'];
  icon?: ReactNode;
  children: ReactNode;
}

/** Fetches a file and saves it; says why where that does not go well. */
export function DownloadButton({ fetch, type, size, icon = <DownloadOutlined />, children }: DownloadButtonProps) {
  const { modal } = App.useApp();
  const download = useMutation({
    mutationFn: fetch,
    onSuccess: saveFile,
    onError: (error) => void modal.error({ content: <FaultNotice error={error} /> }),
  });
  return (
    <Button
      {...(type !== undefined && { type })}
      {...(size !== undefined && { size })}
      icon={icon}
      loading={download.isPending}
      onClick={() => download.mutate()}
    >
      {children}
    </Button>
  );
}
