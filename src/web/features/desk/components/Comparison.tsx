import { Alert, Table } from 'antd';
import type { PlanComparison } from '../../../../contract/planComparison.ts';
import { inLocale } from '../../../../contract/text.ts';
import { FaultNotice } from '../../../components/FaultNotice.tsx';
import { Loading } from '../../../components/Loading.tsx';
import { useAnswer } from '../../../lib/api/hooks.ts';
import { useSettings } from '../../../lib/settings/SettingsProvider.tsx';
import { useTexts } from '../../../lib/useTexts.ts';
import { comparedNames, compareTexts } from '../dialogTexts.ts';
import { figureWords } from '../model/figureWords.ts';
import classes from './Comparison.module.css';
import { SideBySide } from './SideBySide.tsx';

type Figure = PlanComparison['figures'][number];

interface ComparisonProps {
  planId: string;
  /** The plan on the other side, and which version of it; its draft where none is named. */
  other: { with: string; withVersion?: number };
  /** Version of the draft; a newer one is compared anew. */
  version: number;
}

/** Two plans: their figures side by side, then the differences in words, trip by trip. */
export function Comparison({ planId, other, version }: ComparisonProps) {
  const t = useTexts(compareTexts);
  const names = useTexts(comparedNames);
  const { locale } = useSettings();
  const { data, error } = useAnswer(
    'comparePlans',
    { params: { planId }, query: other },
    { staleTime: 0, meta: { version } },
  );
  if (error !== null) return <FaultNotice error={error} />;
  if (data === undefined) return <Loading />;
  const { figures, sentences, trips, people } = data;
  return (
    <div className={classes.comparison}>
      {figures.length === 0 && <p>{t.sameFigures}</p>}
      {figures.length > 0 && (
        <Table<Figure>
          size="small"
          rowKey="figure"
          dataSource={figures}
          pagination={false}
          columns={[
            { title: t.figure, render: (_, { figure }) => names[figure] },
            { title: t.this, align: 'right', render: (_, { figure, from }) => figureWords(figure, from, locale) },
            { title: t.other, align: 'right', render: (_, { figure, to }) => figureWords(figure, to, locale) },
            {
              title: t.difference,
              align: 'right',
              render: (_, { figure, from, to }) =>
                from === to ? '–' : `${to > from ? '+' : '−'}${figureWords(figure, Math.abs(to - from), locale)}`,
            },
          ]}
        />
      )}
      <h3>{t.inWords}</h3>
      {sentences.length === 0 && <Alert type="info" title={t.same} />}
      <ul>
        {sentences.map((sentence) => (
          <li key={sentence.zh}>{inLocale(sentence, locale)}</li>
        ))}
      </ul>
      <h3>
        {t.sides} · {t.people(people.length)}
      </h3>
      <SideBySide other={other} trips={trips} />
    </div>
  );
}
