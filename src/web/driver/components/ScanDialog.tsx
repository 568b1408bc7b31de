import { useEffect, useRef, useState } from 'react';
import { useTexts } from '../../lib/useTexts.ts';
import { peopleTexts } from '../peopleTexts.ts';
import { Dialog } from './Dialog.tsx';

/** The part of the browser's reader of codes that is used here; not every browser has one. */
interface CodeReader {
  detect(image: HTMLVideoElement): Promise<{ rawValue: string }[]>;
}
interface WithReader {
  BarcodeDetector?: new (options: { formats: string[] }) => CodeReader;
}

const everyMs = 250;

/** Whether this browser can read codes at all. */
export function canScan(): boolean {
  return (window as WithReader).BarcodeDetector !== undefined && navigator.mediaDevices !== undefined;
}

/** The camera's picture until a code is read. @param onCode says whether the code is of any use */
export function ScanDialog({ onCode, onClose }: { onCode(code: string): boolean; onClose(): void }) {
  const t = useTexts(peopleTexts);
  const video = useRef<HTMLVideoElement>(null);
  const [hint, setHint] = useState(t.scanHint);
  const use = useRef(onCode);
  use.current = onCode;

  useEffect(() => {
    const Reader = (window as WithReader).BarcodeDetector;
    if (Reader === undefined) return;
    const reader = new Reader({ formats: ['qr_code'] });
    let stream: MediaStream | null = null;
    let isGone = false;
    const look = async () => {
      const picture = video.current;
      if (picture === null || picture.readyState < picture.HAVE_CURRENT_DATA) return;
      const [code] = await reader.detect(picture);
      if (code !== undefined && !isGone && !use.current(code.rawValue)) setHint(t.scanUnknown);
    };
    navigator.mediaDevices.getUserMedia({ video: { facingMode: 'environment' } }).then(
      (opened) => {
        stream = opened;
        if (isGone) stop(opened);
        else if (video.current !== null) video.current.srcObject = opened;
      },
      () => setHint(t.noCamera),
    );
    const timer = window.setInterval(() => void look(), everyMs);
    return () => {
      isGone = true;
      window.clearInterval(timer);
      stop(stream);
    };
  }, [t]);

  return (
    <Dialog title={t.scan} onClose={onClose}>
      <video ref={video} autoPlay playsInline muted />
      <p role="status">{hint}</p>
    </Dialog>
  );
}

function stop(stream: MediaStream | null): void {
  for (const track of stream?.getTracks() ?? []) track.stop();
}
