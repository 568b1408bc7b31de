import { Button, Result } from 'antd';
import { Link } from 'react-router';
import { useTexts } from '../lib/useTexts.ts';

const texts = {
  title: { zh: '没有这个页面', en: 'There is no such page' },
  hint: { zh: '地址可能抄错了，或者页面已经搬走。', en: 'The address may be mistyped, or the page has moved.' },
  home: { zh: '回到首页', en: 'To the first page' },
};

/** For addresses that lead nowhere. */
export function NotFound() {
  const t = useTexts(texts);
  const home = (
    <Link to="/">
      <Button type="primary">{t.home}</Button>
    </Link>
  );
  return <Result status="404" title={t.title} subTitle={t.hint} extra={home} />;
}
