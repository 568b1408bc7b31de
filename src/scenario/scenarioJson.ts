import { z } from 'zod';
import { decodeText } from '../contract/decodeText.ts';
import type { Fault } from '../contract/fault.ts';
import type { PolicyChoice } from '../policy/resolve.ts';
import { scenarioFault } from './faults.ts';
import { issueFaults } from './issues.ts';
import { isLocalDate, isTimeZone } from './times.ts';

export const scenarioJsonFile = 'scenario.json';

export const scenarioFormat = 'jieyun.scenario/1';

const filled = z.string().trim().min(1);

const depotSchema = z.strictObject({
  depotId: filled,
  name: filled,
  lng: z.number().min(-180).max(180),
  lat: z.number().min(-90).max(90),
});

/** Head of a scenario folder, as formats.md §1 gives it. The policy's own fields are checked by `policy/resolve.ts`. */
const headSchema = z.strictObject({
  format: z.literal(scenarioFormat),
  name: filled.max(120),
  serviceDate: z.string().refine(isLocalDate, { params: { expected: 'YYYY-MM-DD' } }),
  timeZone: z.string().refine(isTimeZone, { params: { expected: 'IANA time zone' } }),
  policy: z.strictObject({ preset: z.string().optional(), override: z.unknown().optional() }).optional(),
  limits: z.unknown().optional(),
  originProvinces: z.array(z.string().regex(/^[1-9]\d$/, 'dd')).min(1),
  depots: z.array(depotSchema).min(1),
});

/** What scenario.json says. */
export interface ScenarioHead {
  name: string;
  serviceDate: string;
  timeZone: string;
  originProvinces: string[];
  depots: z.infer<typeof depotSchema>[];
  policyChoice: PolicyChoice;
}

/** Reads scenario.json; null after a fault, and all faults of the file at once. */
export function readScenarioJson(bytes: Uint8Array, faults: Fault[]): ScenarioHead | null {
  const json = parseJson(bytes, faults);
  if (json === undefined) return null;
  const parsed = headSchema.safeParse(json);
  if (!parsed.success) {
    faults.push(...issueFaults(scenarioJsonFile, parsed.error.issues, json));
    return null;
  }
  const head = parsed.data;
  const repeated = repeatedDepots(head.depots);
  faults.push(...repeated);
  if (repeated.length > 0) return null;
  const { name, serviceDate, timeZone, depots } = head;
  return {
    name,
    serviceDate,
    timeZone,
    depots,
    originProvinces: [...new Set(head.originProvinces)],
    policyChoice: { ...head.policy, ...(head.limits === undefined ? {} : { limits: head.limits }) },
  };
}

/** The text of scenario.json for a head; `readScenarioJson` reads it back unchanged. */
export function formatScenarioJson(head: ScenarioHead): string {
  const { preset, override, limits } = head.policyChoice;
  const json = {
    format: scenarioFormat,
    name: head.name,
    serviceDate: head.serviceDate,
    timeZone: head.timeZone,
    policy: { preset, override },
    limits,
    originProvinces: head.originProvinces,
    depots: head.depots.map(({ depotId, name, lng, lat }) => ({ depotId, name, lng, lat })),
  };
  return `${JSON.stringify(json, null, 2)}\n`;
}

function parseJson(bytes: Uint8Array, faults: Fault[]): unknown {
  const text = decodeText(bytes)?.text;
  try {
    if (text !== undefined) return JSON.parse(text) as unknown;
  } catch {
    // Told below, as for a file that is no text at all.
  }
  faults.push(
    scenarioFault(
      scenarioJsonFile,
      null,
      'json_invalid',
      { zh: '不是有效的 JSON', en: 'is not valid JSON' },
      {
        zh: '检查逗号、引号和括号，并保存为 UTF-8',
        en: 'check commas, quotation marks and brackets, and save it as UTF-8',
      },
    ),
  );
  return undefined;
}

function repeatedDepots(depots: readonly { depotId: string }[]): Fault[] {
  const ids = depots.map((depot) => depot.depotId);
  return ids.flatMap((id, index) =>
    ids.indexOf(id) === index
      ? []
      : [
          scenarioFault(
            scenarioJsonFile,
            `depots.${index}.depotId`,
            'value_duplicate',
            { zh: `depotId ${id} 重复`, en: `depotId ${id} is used twice` },
            { zh: '每个车场使用不同的编号', en: 'give every depot its own id' },
          ),
        ],
  );
}
