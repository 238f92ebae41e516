import { useState, type KeyboardEvent, type ReactNode } from 'react';
import type { Limits } from '../../../shared/domain/ports.ts';
import { useTypedText } from '../../engine/useTypedText.ts';
import { TextInput } from '../../ui/TextInput.tsx';
import { clamp, parseNumber } from './parseNumber.ts';

type Props = {
  readonly id: string;
  readonly 'aria-label': string;
  readonly value: number | undefined;
  /** Undefined for an emptied field; a text that is no number changes nothing. */
  readonly onChange: (value: number | undefined) => void;
  readonly placeholder?: string;
  readonly limits?: Limits | undefined;
  /** What an arrow key counts by; 1 unless told otherwise. */
  readonly step?: number;
  readonly isInvalid?: boolean;
  readonly isDisabled?: boolean;
  readonly className?: string;
  /** Has the focus when its dialog opens. */
  readonly hasFocusFirst?: boolean;
};

/** A field for a number that lets people type in peace: what is no number yet stays as typed until the field is left. */
export function NumberInput(props: Props): ReactNode {
  const { value, onChange, limits, step = 1, isInvalid = false, placeholder, className } = props;
  const [draft, setDraft] = useState<string | null>(null);
  const [kept, keep] = useTypedText(props.id);
  const typed = draft ?? (isOver(kept, value) ? undefined : kept);
  const leave = (): void => {
    setDraft(null);
    keep(undefined);
  };
  const type = (text: string): void => {
    setDraft(text);
    const number = parseNumber(text, false);
    keep(text === textOf(number) ? undefined : text);
    if (text.trim() === '') onChange(undefined);
    else if (number !== undefined) onChange(number);
  };
  const onKeyDown = (event: KeyboardEvent<HTMLInputElement>): void => {
    if (event.key !== 'ArrowUp' && event.key !== 'ArrowDown') return;
    event.preventDefault();
    const by = (event.key === 'ArrowUp' ? step : -step) * (event.shiftKey ? 10 : 1);
    const start = value ?? parseNumber(placeholder ?? '', false) ?? 0;
    leave();
    onChange(clamp(onGrid(start + by, limits?.multipleOf), limits));
  };
  const isWrong =
    typed !== undefined && typed.trim() !== '' && parseNumber(typed, false) === undefined;
  return (
    <TextInput
      id={props.id}
      aria-label={props['aria-label']}
      inputMode="decimal"
      value={typed ?? textOf(value)}
      placeholder={placeholder}
      onChange={type}
      onKeyDown={onKeyDown}
      onBlur={leave}
      data-autofocus={props.hasFocusFirst === true || undefined}
      disabled={props.isDisabled}
      invalid={isInvalid || isWrong || isOutside(value, limits)}
      {...(className === undefined ? {} : { className })}
    />
  );
}

/** A number that was typed, and then changed elsewhere before the field was left. */
function isOver(text: string | undefined, value: number | undefined): boolean {
  const number = parseNumber(text ?? '', false);
  return number !== undefined && number !== value;
}

function textOf(value: number | undefined): string {
  return value === undefined ? '' : String(value);
}

/** 0.1 + 0.2 is 0.3 to people. */
function onGrid(number: number, multipleOf: number | undefined): number {
  const on = multipleOf === undefined ? number : Math.round(number / multipleOf) * multipleOf;
  return Number(on.toPrecision(12));
}

function isOutside(value: number | undefined, limits: Limits | undefined): boolean {
  return value !== undefined && clamp(value, limits) !== value;
}
