import { type PointerEvent, useEffect, useRef, useState } from 'react';
import type { Signature } from '../../contract/handover.ts';

/** Units of a pad, whatever its size on the screen. */
const pad = { width: 600, height: 200 };

const pointsMax = 2000;

interface SignaturePadProps {
  label: string;
  className?: string | undefined;
  /** With every line that is drawn. */
  onChange(signature: Signature): void;
}

/** A field to sign in with finger, pen or mouse. Keeps lines, no picture. A new `key` wipes it. */
export function SignaturePad({ label, className, onChange }: SignaturePadProps) {
  const canvas = useRef<HTMLCanvasElement>(null);
  const [strokes, setStrokes] = useState<Signature['strokes']>([]);
  const [isDrawing, setIsDrawing] = useState(false);
  useEffect(() => draw(canvas.current, strokes), [strokes]);

  const pointOf = ({ clientX, clientY }: PointerEvent): [number, number] => {
    const box = canvas.current!.getBoundingClientRect();
    const place = (value: number, size: number, units: number) =>
      Math.round(Math.min(1, Math.max(0, value / size)) * units);
    return [place(clientX - box.left, box.width, pad.width), place(clientY - box.top, box.height, pad.height)];
  };
  const begin = (event: PointerEvent<HTMLCanvasElement>) => {
    event.currentTarget.setPointerCapture(event.pointerId);
    setIsDrawing(true);
    setStrokes((before) => [...before, [pointOf(event)]]);
  };
  const goOn = (event: PointerEvent<HTMLCanvasElement>) => {
    if (!isDrawing) return;
    const point = pointOf(event);
    setStrokes((before) => {
      const line = before.at(-1)!;
      return line.length >= pointsMax ? before : [...before.slice(0, -1), [...line, point]];
    });
  };
  const end = () => {
    if (!isDrawing) return;
    setIsDrawing(false);
    onChange({ ...pad, strokes });
  };
  return (
    <canvas
      ref={canvas}
      role="img"
      aria-label={label}
      className={className}
      width={pad.width}
      height={pad.height}
      onPointerDown={begin}
      onPointerMove={goOn}
      onPointerUp={end}
      onPointerCancel={end}
    />
  );
}

function draw(canvas: HTMLCanvasElement | null, strokes: Signature['strokes']): void {
  const context = canvas?.getContext('2d');
  if (!context) return;
  context.clearRect(0, 0, pad.width, pad.height);
  context.lineWidth = 4;
  context.lineCap = 'round';
  context.lineJoin = 'round';
  // dark on the pad's own white, in the dark, too: it is printed like this
  context.strokeStyle = '#111';
  for (const line of strokes) {
    context.beginPath();
    context.moveTo(...line[0]!);
    for (const point of line) context.lineTo(...point);
    context.stroke();
  }
}
