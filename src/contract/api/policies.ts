import { z } from 'zod';
import { batchParams, endpointsOf, instant, nextCursor, pageQuery, planners } from './endpoint.ts';

/** What a batch chooses of its policy, in the names of domain.md §9. */
const choice = z.object({
  preset: z.string().optional(),
  override: z.unknown().optional().meta({ description: 'nested' }),
  limits: z.unknown().optional().meta({ description: 'shorthand for override.limits' }),
});

const field = z.object({
  path: z.string().meta({ description: 'as an override names it, parts joined by dots' }),
  value: z.unknown(),
  presetValue: z.unknown(),
  shown: z
    .object({ value: z.string(), presetValue: z.string() })
    .meta({ description: "both as people read them, in the caller's language" }),
  options: z
    .array(z.object({ value: z.string(), text: z.string() }))
    .nullable()
    .meta({
      description: 'what may be chosen, where that is a list of words; several at once where the value is a list',
    }),
  from: z.enum(['preset', 'override', 'limits']),
  text: z.string().meta({ description: "what it does, with the value in it, in the caller's language" }),
  basis: z.string().nullable().meta({ description: 'law, notice or practice; null where it is ours to choose' }),
});

const policy = z.object({
  version: z.int(),
  choice,
  presets: z.array(z.string()).meta({ description: 'names of those that may be chosen' }),
  fields: z.array(field),
});

/** The policies that a batch may choose, and that of a batch: every number that its plans keep to. */
export const policyEndpoints = endpointsOf({
  listPolicies: {
    method: 'get',
    path: '/policies',
    summary: {
      zh: '可选的政策，以及各自与默认政策的不同之处',
      en: 'the policies that a batch may choose, each by what it has otherwise than the default',
    },
    access: planners,
    reply: {
      status: 200,
      body: z.object({
        policies: z.array(
          z.object({
            name: z.string(),
            isDefault: z.boolean(),
            differences: z.array(field.pick({ path: true, value: true, text: true, basis: true })),
          }),
        ),
      }),
    },
  },
  readPolicyPreset: {
    method: 'get',
    path: '/policies/{name}',
    summary: { zh: '一套政策的全部数值和作用', en: 'every number of one of them, and what it does' },
    access: planners,
    params: z.object({ name: z.string().min(1).max(100) }),
    reply: { status: 200, body: z.object({ name: z.string(), isDefault: z.boolean(), fields: z.array(field) }) },
  },
  readPolicy: {
    method: 'get',
    path: '/batches/{batchId}/policy',
    summary: {
      zh: '生效的政策：每个数值、来源和作用',
      en: 'the policy in effect: every number, where it comes from and what it does',
    },
    access: planners,
    params: batchParams,
    reply: { status: 200, body: policy },
  },
  editPolicy: {
    method: 'put',
    path: '/batches/{batchId}/policy',
    summary: { zh: '更改政策（已有方案不变）', en: 'choose another policy; plans that stand keep theirs' },
    access: planners,
    params: batchParams,
    body: z.strictObject({ preset: z.string().optional(), override: z.unknown(), limits: z.unknown() }).partial(),
    edits: true,
    reply: { status: 200, body: policy },
  },
  listPolicyVersions: {
    method: 'get',
    path: '/batches/{batchId}/policy/versions',
    summary: { zh: '政策的历次版本', en: 'every policy that the batch had, the newest first' },
    access: planners,
    params: batchParams,
    query: pageQuery,
    reply: {
      status: 200,
      body: z.object({
        versions: z.array(z.object({ version: z.int(), choice, createdAt: instant, createdBy: z.string() })),
        nextCursor,
      }),
    },
  },
});
