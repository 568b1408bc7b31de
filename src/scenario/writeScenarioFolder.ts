import { mkdir, readdir, writeFile } from 'node:fs/promises';
import { basename, join } from 'node:path';
import type { Scenario } from '../contract/scenario.ts';
import { AppError } from '../errors.ts';
import type { PolicyChoice } from '../policy/resolve.ts';
import { companiesFile, companyColumns } from './companies.ts';
import type { Columns } from './csvTable.ts';
import { formatCsv } from './csvText.ts';
import { dormColumns, dormsFile } from './dorms.ts';
import { driverColumns, driversFile } from './drivers.ts';
import { fleetColumns, fleetFile } from './fleet.ts';
import { pickupColumns, pickupsFile } from './pickups.ts';
import { riskColumns, riskFile } from './risk.ts';
import { formatScenarioJson, scenarioJsonFile } from './scenarioJson.ts';
import { serviceAreaColumns, serviceAreasFile } from './serviceAreas.ts';
import { formatInstant } from './times.ts';

/**
 * Writes a scenario folder that `readScenarioFolder` reads back unchanged, policy choice included.
 * `dir` must be new or empty, so that no old roster slips into the export; else AppError `conflict`.
 */
export async function writeScenarioFolder(dir: string, scenario: Scenario, policyChoice: PolicyChoice): Promise<void> {
  const files = scenarioFiles(scenario, policyChoice);
  await mkdir(join(dir), { recursive: true });
  if ((await readdir(dir)).length > 0) throw new AppError('conflict', 'The folder to export into is not empty');
  await mkdir(join(dir, 'rosters'));
  for (const [path, content] of files) await writeFile(join(dir, path), content);
}

/** The files of a scenario folder by path. @throws AppError `input_invalid` where a roster's name is no plain file name */
export function scenarioFiles(scenario: Scenario, policyChoice: PolicyChoice): Map<string, string | Uint8Array> {
  for (const { name } of scenario.rosters) {
    if (name === '' || name === '.' || name === '..' || basename(name) !== name || name.includes('\\')) {
      throw new AppError('input_invalid', 'A roster name is not a plain file name');
    }
  }
  return new Map<string, string | Uint8Array>([
    [scenarioJsonFile, formatScenarioJson({ ...scenario, policyChoice })],
    ...tableTexts(scenario),
    ...scenario.rosters.map(({ name, bytes }) => [`rosters/${name}`, bytes] as const),
  ]);
}

function tableTexts(scenario: Scenario): [file: string, text: string][] {
  const texts: [string, string][] = [
    [companiesFile, companiesText(scenario)],
    [fleetFile, fleetText(scenario)],
    [dormsFile, dormsText(scenario)],
    [
      pickupsFile,
      table(
        pickupColumns,
        scenario.pickups.map((p) => [p.adcode, p.name, p.lng, p.lat]),
      ),
    ],
    [
      riskFile,
      table(
        riskColumns,
        scenario.risk.map((r) => [r.adcode, r.level, r.from, r.to]),
      ),
    ],
  ];
  if (scenario.drivers !== null) texts.push([driversFile, driversText(scenario.drivers)]);
  const areas = (scenario.serviceAreas ?? []).map(({ name, lng, lat }) => [name, lng, lat]);
  if (areas.length > 0) texts.push([serviceAreasFile, table(serviceAreaColumns, areas)]);
  return texts;
}

function companiesText({ companies }: Scenario): string {
  return table(
    companyColumns,
    companies.map((c) => [
      c.companyId,
      c.name,
      c.district,
      c.address,
      c.lng,
      c.lat,
      c.contact,
      c.phone,
      c.staffNeeded,
      c.staffPresent,
      c.receiveFrom,
      c.receiveTo,
    ]),
  );
}

function fleetText({ fleet, timeZone }: Scenario): string {
  return table(
    fleetColumns,
    fleet.map((b) => [
      b.plate,
      b.seats,
      b.depotId,
      b.operator,
      b.drivers,
      b.costDayCny,
      b.costKmCny,
      formatInstant(b.availableFromMs, timeZone),
    ]),
  );
}

/** The sum over two weeks is a column only where somebody has one: `cn`, and so most folders, knows no such rule. */
function driversText(drivers: NonNullable<Scenario['drivers']>): string {
  const [week, fortnight] = driverColumns.optional;
  const hasFortnights = drivers.some(({ drivenLast14dMin }) => drivenLast14dMin != null);
  return table(
    { ...driverColumns, optional: hasFortnights ? [week!, fortnight!] : [week!] },
    drivers.map((d) => [
      d.driverId,
      d.name,
      d.phone,
      d.depotId,
      d.licenceExpires,
      d.drivenLast7dMin,
      ...(hasFortnights ? [d.drivenLast14dMin ?? null] : []),
    ]),
  );
}

function dormsText({ dorms }: Scenario): string {
  return table(
    dormColumns,
    dorms.map((d) => [d.site, d.building, d.floor, d.room, d.beds, d.sex, d.kind, d.companyId]),
  );
}

/** Rows list their values in the order of the columns, the required ones first. */
function table(columns: Columns, rows: (string | number | null)[][]): string {
  return formatCsv([[...columns.required, ...columns.optional], ...rows]);
}
