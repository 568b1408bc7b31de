/** An empty roster to fill in, as a workbook. */
export { renderRosterTemplate as rosterTemplate } from '../../sheets/index.ts';
