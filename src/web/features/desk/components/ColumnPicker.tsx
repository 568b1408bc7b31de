import { ArrowDownOutlined, ArrowUpOutlined, TableOutlined } from '@ant-design/icons';
import { Button, Checkbox, Popover } from 'antd';
import { useTexts } from '../../../lib/useTexts.ts';
import { allColumns, columnNames, fixedColumns, withColumn, withColumnMoved } from '../model/tripColumns.ts';
import { useDesk } from '../state/DeskContext.tsx';
import { columnTexts, texts } from '../texts.ts';
import classes from './ColumnPicker.module.css';

/** Which columns the table of trips has and in which order; remembered for the account. */
export function ColumnPicker() {
  const t = useTexts(columnTexts);
  return (
    <Popover trigger="click" placement="bottomRight" title={t.title} content={<ColumnList />}>
      <Button icon={<TableOutlined />} aria-label={t.title} title={t.title} />
    </Popover>
  );
}

function ColumnList() {
  const { columns, setColumns } = useDesk().list;
  const t = useTexts(columnTexts);
  const names = useTexts(texts);
  const hidden = columnNames.filter((name) => !columns.includes(name));
  return (
    <>
      <ul className={classes.list}>
        {[...columns, ...hidden].map((name) => {
          const isShown = columns.includes(name);
          const at = columns.indexOf(name);
          return (
            <li key={name}>
              <Checkbox
                checked={isShown}
                disabled={fixedColumns.includes(name)}
                onChange={({ target }) => setColumns(withColumn(columns, name, target.checked))}
              >
                {names[name]}
              </Checkbox>
              <span>
                <Button
                  size="small"
                  type="text"
                  icon={<ArrowUpOutlined />}
                  aria-label={t.up(names[name])}
                  disabled={!isShown || at < 2}
                  onClick={() => setColumns(withColumnMoved(columns, name, -1))}
                />
                <Button
                  size="small"
                  type="text"
                  icon={<ArrowDownOutlined />}
                  aria-label={t.down(names[name])}
                  disabled={!isShown || at < 1 || at === columns.length - 1}
                  onClick={() => setColumns(withColumnMoved(columns, name, 1))}
                />
              </span>
            </li>
          );
        })}
      </ul>
      <Button size="small" onClick={() => setColumns(allColumns.map(({ name }) => name))}>
        {t.asAtFirst}
      </Button>
    </>
  );
}
