import { Input } from 'antd';
import { Choice } from '../../../components/Choice.tsx';
import { useTexts } from '../../../lib/useTexts.ts';
import { readValue, showValue } from '../policyChoice.ts';
import { texts } from '../texts.ts';
import type { PolicyField } from './PolicyTab.tsx';

interface ValueFieldProps {
  field: PolicyField;
  /** What was entered so far; text where somebody writes it. */
  value: unknown;
  onChange(value: unknown): void;
}

/** Where a value of the policy is chosen, where there is a choice, or else written. */
export function ValueField({ field: { options, presetValue }, value, onChange }: ValueFieldProps) {
  const t = useTexts(texts);
  const names = { id: 'policy-value', label: t.value, style: { width: '100%' } };
  if (typeof presetValue === 'boolean')
    return (
      <Choice
        {...names}
        value={String(value)}
        onChange={(chosen) => onChange(chosen === 'true')}
        options={[
          { value: 'true', label: t.yes },
          { value: 'false', label: t.no },
        ]}
      />
    );
  if (options !== null)
    return (
      <Choice
        {...names}
        {...(Array.isArray(presetValue) && { mode: 'multiple' as const })}
        value={value}
        onChange={onChange}
        options={options.map((option) => ({ value: option.value, label: option.text }))}
      />
    );
  return <WrittenValue value={value} presetValue={presetValue} onChange={onChange} />;
}

function WrittenValue({ value, presetValue, onChange }: Omit<ValueFieldProps, 'field'> & { presetValue: unknown }) {
  const t = useTexts(texts);
  return (
    <Input
      aria-label={t.value}
      defaultValue={showValue(value)}
      status={value === undefined ? 'error' : ''}
      onChange={({ target }) => onChange(readValue(target.value, presetValue))}
    />
  );
}
