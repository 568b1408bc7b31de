/** Everything that leaves the program on paper or as a file: route sheets, master list, GPX and the printed summary. */
export type { SheetCompany, SheetContext, SheetDepot, SheetDriver, SheetPerson } from './context.ts';
export { renderGpx } from './gpx.ts';
export { cancelledText, type NoticeFacts, noticeText } from './noticeText.ts';
export { renderBulletinPdf } from './pdf/bulletin.ts';
export { renderAllSheets, renderTripSheet } from './pdf/document.ts';
export { type HandoverSheet, renderHandover } from './pdf/handover.ts';
export { summaryTable } from './summary/summaryTable.ts';
export { type OnFile, writeSheets } from './write.ts';
export { renderBadRows } from './xlsx/badRows.ts';
export { renderBulletinSheet } from './xlsx/bulletin.ts';
export { type HealthReport, type HealthReportRow, renderHealthReport } from './xlsx/healthReport.ts';
export { renderMasterList } from './xlsx/masterList.ts';
export { type NoticeRow, renderNotices } from './xlsx/notices.ts';
export { renderRosterTemplate } from './xlsx/rosterTemplate.ts';
export { renderTemperatureSheet } from './xlsx/temperatureSheet.ts';
