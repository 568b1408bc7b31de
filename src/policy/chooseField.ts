import type { PolicyChoice } from './resolve.ts';

type Tree = Record<string, Record<string, unknown>>;

/**
 * The choice with one field, `section.name`, given another value: in the override, and in the `limits` shorthand where that states it
 * already.
 */
export function chooseField(choice: PolicyChoice, field: string, value: unknown): PolicyChoice {
  const [section, name] = field.split('.') as [string, string];
  const shorthand = (choice.limits ?? {}) as Record<string, unknown>;
  const override = (choice.override ?? {}) as Tree;
  const isShort = section === 'limits' && Object.hasOwn(shorthand, name);
  const isOverridden = Object.hasOwn(override[section] ?? {}, name);
  return {
    ...choice,
    ...(isShort && { limits: { ...shorthand, [name]: value } }),
    ...((!isShort || isOverridden) && {
      override: { ...override, [section]: { ...override[section], [name]: value } },
    }),
  };
}
