import { App } from 'antd';

/** What a dialog does once its change was taken: says so, and closes. */
export function useDone(onClose: () => void): (said: string) => void {
  const { message } = App.useApp();
  return (said) => {
    void message.success(said);
    onClose();
  };
}
