import { Button, Result } from 'antd';
import { useTexts } from '../lib/useTexts.ts';

const texts = {
  title: { zh: '这一页打不开', en: 'This page does not open' },
  hint: {
    zh: '可能是程序刚刚更新过。请重新载入；若仍打不开，请告诉管理员您在做什么。',
    en: 'The program may have just been updated. Reload; if it still does not open, tell an admin what you were doing.',
  },
  reload: { zh: '重新载入', en: 'Reload' },
};

/** In place of a page that failed to load or to draw. */
export function PageCrash() {
  const t = useTexts(texts);
  const reload = (
    <Button type="primary" onClick={() => window.location.reload()}>
      {t.reload}
    </Button>
  );
  return <Result status="error" title={t.title} subTitle={t.hint} extra={reload} />;
}
