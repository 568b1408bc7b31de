import { z } from 'zod';
import {
  companyId,
  count,
  goTogether,
  lat,
  lng,
  note,
  receptionFault,
  receptionPair,
  text,
  timeOfDay,
} from '../fields.ts';
import {
  endpointsOf,
  everyone,
  localDate,
  nextCursor,
  orgParams,
  pageQuery,
  planners,
  senders,
  uuid,
} from './endpoint.ts';

const company = z.object({
  orgId: uuid,
  code: z.string().meta({ description: 'id of the company in batches' }),
  name: z.string(),
  district: z.string(),
  township: z.string().meta({ description: '街道 or 镇' }),
  address: z.string(),
  lng: z.number().nullable(),
  lat: z.number().nullable(),
  contactMasked: z.string().nullable(),
  phoneMasked: z.string().nullable(),
  headcount: z.int().nullable().meta({ description: 'staff when everybody is there' }),
  receiveFrom: z.string().nullable(),
  receiveTo: z.string().nullable(),
  resumption: z
    .object({ approvedOn: localDate, documentId: uuid })
    .nullable()
    .meta({ description: '复工批准: its date and the document that says so' }),
  version: z.int(),
});

const place = {
  district: note,
  township: note,
  address: note,
  lng: lng.nullable(),
  lat: lat.nullable(),
};

/** What a company may tell of itself; the rest is the district's. */
const ownFields = {
  contact: note,
  phone: note,
  headcount: count.nullable(),
  receiveFrom: timeOfDay.nullable(),
  receiveTo: timeOfDay.nullable(),
};

const placePair = (place: { lng?: unknown; lat?: unknown }) => goTogether(place.lng, place.lat);
const placeFault = { path: ['lat'], message: 'lng 与 lat 须同时填写 / lng and lat go together' };

const newCompany = z
  .strictObject({ code: companyId, name: text, ...place, ...ownFields })
  .partial()
  .required({ code: true, name: true })
  .refine(placePair, placeFault)
  .refine(receptionPair, receptionFault);

const companyEdit = z
  .strictObject({
    name: text,
    ...place,
    ...ownFields,
    resumption: z.strictObject({ approvedOn: localDate, documentId: uuid }).nullable(),
  })
  .partial()
  .refine(placePair, placeFault)
  .refine(receptionPair, receptionFault);

/** Names of the fields that the company itself may edit. */
export const ownCompanyFields: readonly string[] = Object.keys(ownFields);

export type NewCompany = z.output<typeof newCompany>;
export type CompanyEdit = z.output<typeof companyEdit>;

/** Companies above their batches. */
export const companyEndpoints = endpointsOf({
  listCompanies: {
    method: 'get',
    path: '/companies',
    summary: { zh: '企业', en: 'companies above their batches' },
    access: everyone,
    query: pageQuery,
    reply: { status: 200, body: z.object({ companies: z.array(company), nextCursor }) },
  },
  createCompany: {
    method: 'post',
    path: '/companies',
    summary: { zh: '新建企业', en: 'a new company' },
    access: planners,
    body: newCompany,
    reply: { status: 201, body: company },
  },
  readCompany: {
    method: 'get',
    path: '/companies/{orgId}',
    summary: { zh: '一家企业', en: 'one company' },
    access: everyone,
    params: orgParams,
    reply: { status: 200, body: company },
  },
  editCompany: {
    method: 'patch',
    path: '/companies/{orgId}',
    summary: {
      zh: '修改企业信息；企业可改自己的联系人、接收时间和职工数',
      en: 'edit a company; the company itself its contact, reception hours and headcount',
    },
    access: senders,
    params: orgParams,
    body: companyEdit,
    edits: true,
    reply: { status: 200, body: company },
  },
  revealContact: {
    method: 'post',
    path: '/companies/{orgId}/reveals',
    summary: {
      zh: '查看企业联系人和电话（须说明用途，留痕）',
      en: 'see contact and phone in full; asks for a purpose',
    },
    access: everyone,
    params: orgParams,
    body: z.strictObject({ purpose: z.enum(['contact_company', 'hand_over', 'medical_emergency', 'legal_request']) }),
    reply: { status: 200, body: z.object({ contact: z.string().nullable(), phone: z.string().nullable() }) },
  },
});
