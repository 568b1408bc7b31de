import { Select, type SelectProps } from 'antd';

/** Milliseconds after which an opened list is certainly drawn. */
const drawnMs = 50;

type ChoiceProps<T> = Omit<SelectProps<T>, 'id' | 'onOpenChange'> & {
  /** Names the field in its form; its list is found by it. */
  id?: string;
  /** Names the list for screen readers, which the component library leaves without a name. */
  label: string;
};

/** A drop-down list. */
export function Choice<T>({ label, id, ...props }: ChoiceProps<T>) {
  const name = () => {
    const list = document.getElementById(`${id}_list`);
    list?.setAttribute('aria-label', label);
  };
  return (
    <Select<T>
      {...props}
      {...(id !== undefined && { id })}
      aria-label={label}
      onOpenChange={(isOpen) => {
        if (isOpen) window.setTimeout(name, drawnMs);
      }}
    />
  );
}
