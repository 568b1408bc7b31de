/** Words of the map. */
export const texts = {
  zoomIn: { zh: '放大', en: 'Zoom in' },
  zoomOut: { zh: '缩小', en: 'Zoom out' },
  fit: { zh: '显示全部', en: 'Show all' },
  help: {
    zh: '方向键移动，加减键缩放，0 显示全部',
    en: 'Arrow keys move, plus and minus zoom, 0 shows all',
  },
  lasso: {
    zh: '圈选：按住并画一圈（也可按住 Shift 直接画）',
    en: 'Lasso: hold and draw round places (or hold Shift and draw)',
  },
  loadingFailed: { zh: '底图没有载入，请刷新页面', en: 'The map was not loaded; please reload the page' },
  people: { zh: '人数', en: 'People' },
  road: { zh: '实际道路', en: 'Real road' },
  estimated: { zh: '估算', en: 'Estimate' },
};
