import { Tag } from 'antd';
import { useTexts } from '../../../lib/useTexts.ts';
import { useDesk } from '../state/DeskContext.tsx';
import { barTexts } from '../texts.ts';

const colours = { draft: 'default', checked: 'processing', published: 'success' } as const;

/** How far the draft has come: draft, checked, published vN; and how many edits nobody but the desk sees yet. */
export function DraftState() {
  const { draft } = useDesk();
  const t = useTexts(barTexts);
  const { state, publishedVersion, edits } = draft;
  return (
    <span>
      <Tag color={colours[state]}>
        {t[state]}
        {publishedVersion !== null && state === 'published' && ` ${t.version(publishedVersion)}`}
      </Tag>
      {publishedVersion !== null && state !== 'published' && (
        <Tag color={edits > 0 ? 'warning' : 'default'}>
          {t.published} {t.version(publishedVersion)}
          {edits > 0 && ` · ${t.editedSince(edits)}`}
        </Tag>
      )}
    </span>
  );
}
