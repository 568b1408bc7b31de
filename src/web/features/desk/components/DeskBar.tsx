import {
  AppstoreOutlined,
  FullscreenOutlined,
  PartitionOutlined,
  RedoOutlined,
  SearchOutlined,
  UndoOutlined,
} from '@ant-design/icons';
import { Button, Input, Tooltip } from 'antd';
import { Link } from 'react-router';
import { inLocale } from '../../../../contract/text.ts';
import { useSettings } from '../../../lib/settings/SettingsProvider.tsx';
import { useTexts } from '../../../lib/useTexts.ts';
import type { BatchDetail } from '../api/useDeskAnswers.ts';
import { useDesk } from '../state/DeskContext.tsx';
import { barTexts, texts } from '../texts.ts';
import { ColumnPicker } from './ColumnPicker.tsx';
import classes from './DeskBar.module.css';
import { DraftState } from './DraftState.tsx';
import { JourneyState } from './JourneyState.tsx';
import { PlanActions } from './PlanActions.tsx';

interface DeskBarProps {
  batch: BatchDetail;
  isBoard: boolean;
  onBoard: () => void;
}

/** Which plan this is and how far it has come, and everything that is done to the whole of it. */
export function DeskBar({ batch, isBoard, onBoard }: DeskBarProps) {
  const { draft, editing, list } = useDesk();
  const { locale } = useSettings();
  const t = useTexts(barTexts);
  const d = useTexts(texts);
  const undo = draft.undo === null ? t.nothingToUndo : t.undo(inLocale(draft.undo, locale));
  const redo = draft.redo === null ? t.nothingToRedo : t.redo(inLocale(draft.redo, locale));
  return (
    <header className={classes.bar}>
      <h1 className={classes.title}>
        <Link to={`/desk/batches/${batch.batchId}`}>{batch.name}</Link>
        <span>
          {batch.serviceDate} · {t.timeZone(batch.timeZone)}
        </span>
      </h1>
      <span>
        <DraftState />
        <JourneyState />
      </span>
      <span className={classes.group}>
        <Tooltip title={undo}>
          <Button
            icon={<UndoOutlined />}
            aria-label={undo}
            disabled={draft.undo === null || editing.isBusy}
            onClick={() => void editing.undo()}
          />
        </Tooltip>
        <Tooltip title={redo}>
          <Button
            icon={<RedoOutlined />}
            aria-label={redo}
            disabled={draft.redo === null || editing.isBusy}
            onClick={() => void editing.redo()}
          />
        </Tooltip>
      </span>
      <PlanActions />
      <Input
        className={classes.search!}
        allowClear
        prefix={<SearchOutlined aria-hidden />}
        placeholder={d.search}
        aria-label={d.search}
        value={list.text}
        onChange={({ target }) => list.setText(target.value)}
      />
      <span className={classes.group}>
        <ColumnPicker />
        <Tooltip title={isBoard ? t.panes : t.board}>
          <Button
            icon={isBoard ? <PartitionOutlined /> : <AppstoreOutlined />}
            aria-label={isBoard ? t.panes : t.board}
            aria-pressed={isBoard}
            onClick={onBoard}
          />
        </Tooltip>
        <Tooltip title={t.fullScreen}>
          <Button
            icon={<FullscreenOutlined />}
            aria-label={t.fullScreen}
            onClick={() =>
              void (document.fullscreenElement === null
                ? document.documentElement.requestFullscreen()
                : document.exitFullscreen())
            }
          />
        </Tooltip>
      </span>
    </header>
  );
}
