import type { TextareaHTMLAttributes } from 'react';
import classes from './LongText.module.css';

/** A field for several lines. The component library's own measures itself by an inline style, which our pages forbid. */
export function LongText(props: TextareaHTMLAttributes<HTMLTextAreaElement>) {
  return <textarea rows={5} {...props} className={classes.text} />;
}
