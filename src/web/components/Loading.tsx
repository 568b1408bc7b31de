import { Spin } from 'antd';
import { useTexts } from '../lib/useTexts.ts';
import classes from './states.module.css';

const texts = { loading: { zh: '正在载入……', en: 'Loading …' } };

/** While something is on its way. */
export function Loading({ isWholePage = false }: { isWholePage?: boolean }) {
  const t = useTexts(texts);
  return (
    <div className={isWholePage ? classes.wholePage : classes.part} role="status">
      <Spin />
      <span>{t.loading}</span>
    </div>
  );
}
