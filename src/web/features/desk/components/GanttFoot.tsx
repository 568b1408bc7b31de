import { ZoomInOutlined, ZoomOutOutlined } from '@ant-design/icons';
import { Button } from 'antd';
import { useSyncExternalStore } from 'react';
import { useTexts } from '../../../lib/useTexts.ts';
import { useDesk } from '../state/DeskContext.tsx';
import { useStopWords } from '../state/useStopWords.ts';
import { legendTexts } from '../texts.ts';
import classes from './Gantt.module.css';

interface GanttFootProps {
  zoom: number;
  zoomMax: number;
  onZoom: (zoom: number) => void;
}

/** What the mouse is on, in words; without a mouse on a bar, what the signs mean. */
export function GanttFoot({ zoom, zoomMax, onZoom }: GanttFootProps) {
  const t = useTexts(legendTexts);
  const { selection } = useDesk();
  const hovered = useSyncExternalStore(selection.subscribe, selection.hovered);
  const stopWords = useStopWords();
  const words = hovered.tripId === null ? null : stopWords(hovered.tripId, hovered.seq);
  return (
    <div className={classes.foot}>
      <span className={classes.words}>
        {words ?? (
          <span className={classes.legend}>
            <i className={classes.bar} data-kind="loaded" /> {t.loaded}
            <i className={classes.bar} data-kind="empty" /> {t.empty}
            <i className={classes.bar} data-kind="rest" /> {t.rest}
            <span>▲ {t.pickup}</span>
            <span>▼ {t.dropoff}</span>
            <span>☾ {t.overnight}</span>
            <span>Ⅱ {t.waiting}</span>
            <i className={classes.curfew} /> {t.curfew}
          </span>
        )}
      </span>
      <Button
        size="small"
        type="text"
        icon={<ZoomOutOutlined />}
        aria-label={t.zoomOut}
        disabled={zoom === 0}
        onClick={() => onZoom(zoom - 1)}
      />
      <Button
        size="small"
        type="text"
        icon={<ZoomInOutlined />}
        aria-label={t.zoomIn}
        disabled={zoom === zoomMax}
        onClick={() => onZoom(zoom + 1)}
      />
    </div>
  );
}
