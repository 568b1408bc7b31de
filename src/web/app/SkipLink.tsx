import { useTexts } from '../lib/useTexts.ts';
import classes from './Shell.module.css';

const texts = { skip: { zh: '跳到正文', en: 'Skip to the content' } };

/** First stop of the tab key: past the navigation. */
export function SkipLink() {
  const t = useTexts(texts);
  return (
    <a className={classes.skip} href="#content">
      {t.skip}
    </a>
  );
}
