import { CheckCircleFilled, CloseCircleFilled, WarningFilled } from '@ant-design/icons';
import { inLocale } from '../../../../contract/text.ts';
import { useSettings } from '../../../lib/settings/SettingsProvider.tsx';
import { useTexts } from '../../../lib/useTexts.ts';
import type { DropAnswer } from '../model/firstAnswer.ts';
import { texts } from '../texts.ts';
import classes from './DropWords.module.css';

const signs = { allowed: CheckCircleFilled, warning: WarningFilled, forbidden: CloseCircleFilled };

interface DropWordsProps {
  answer: DropAnswer;
  /** Shows all of it on as many lines as it takes. */
  isWhole?: boolean;
}

/** What a bus says to people who are held above it: the verdict with its sign, and the limits in words. */
export function DropWords({ answer: { verdict, reasons }, isWhole = false }: DropWordsProps) {
  const t = useTexts(texts);
  const { locale } = useSettings();
  const Sign = signs[verdict];
  const words = reasons.map((reason) => inLocale(reason, locale)).join(locale === 'en' ? '; ' : '；');
  return (
    <span className={classes.words} data-verdict={verdict} data-whole={isWhole || undefined} title={words}>
      <Sign aria-hidden /> <b>{t[verdict]}</b> {words}
    </span>
  );
}
