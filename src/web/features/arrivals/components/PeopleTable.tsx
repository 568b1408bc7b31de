import { Button, Card, Table, Tag } from 'antd';
import { useTexts } from '../../../lib/useTexts.ts';
import { type DeskPerson, isOpen, type Standing } from '../model/deskView.ts';
import { texts } from '../texts.ts';

interface PeopleTableProps {
  title: string;
  people: readonly DeskPerson[];
  companies: ReadonlyMap<string, string>;
  onChoose: (person: DeskPerson) => void;
}

const colours: Record<Standing, string> = {
  toBoard: 'default',
  onTheWay: 'processing',
  here: 'warning',
  registered: 'success',
  sending: 'success',
  apart: 'error',
  away: 'error',
  gone: 'default',
  absent: 'default',
};

/** People of one bus; whoever is to be registered still stands first. */
export function PeopleTable({ title, people, companies, onChoose }: PeopleTableProps) {
  const t = useTexts(texts);
  const sorted = [...people].sort(
    (a, b) => Number(isOpen(b.standing)) - Number(isOpen(a.standing)) || a.workerId.localeCompare(b.workerId),
  );
  return (
    <Card size="small" title={title}>
      <Table<DeskPerson>
        rowKey="workerId"
        size="small"
        dataSource={sorted}
        pagination={{ pageSize: 30, showSizeChanger: false, hideOnSinglePage: true }}
        scroll={{ x: 'max-content' }}
        columns={[
          { title: t.name, dataIndex: 'nameMasked' },
          { title: t.idNumber, dataIndex: 'idMasked' },
          { title: t.seat, dataIndex: 'seat' },
          { title: t.company, render: (_, { companyId }) => companies.get(companyId) ?? companyId, ellipsis: true },
          { title: t.state, render: (_, { standing }) => <Tag color={colours[standing]}>{t[standing]}</Tag> },
          { title: t.bed, dataIndex: 'bedId' },
          {
            title: '',
            align: 'right',
            render: (_, person) =>
              isOpen(person.standing) && (
                <Button size="small" onClick={() => onChoose(person)} aria-label={`${t.choose} ${person.workerId}`}>
                  {t.choose}
                </Button>
              ),
          },
        ]}
      />
    </Card>
  );
}
