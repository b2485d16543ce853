import { Trans, useLingui } from '@lingui/react/macro';
import { Alert, Button, Group, Skeleton } from '@mantine/core';
import { useElementSize } from '@mantine/hooks';
import { getDocument, GlobalWorkerOptions, type PDFDocumentProxy, TextLayer } from 'pdfjs-dist';
import workerUrl from 'pdfjs-dist/build/pdf.worker.min.mjs?url';
import { useEffect, useEffectEvent, useRef, useState } from 'react';
import classes from './file-view.module.css';
import { piecesWith } from './pieces';

GlobalWorkerOptions.workerSrc = workerUrl;

const widest = 900;

/**
 * Reads the file itself and gives pdf.js the bytes. Its worker throws where nobody can catch it when it
 * is told to stop while it still loads; a request of our own is simply given up.
 */
async function openDocument(url: string, signal: AbortSignal): Promise<PDFDocumentProxy> {
  const answer = await fetch(url, { signal });
  if (!answer.ok) throw new Error(`The file was answered with ${answer.status}`);
  const data = await answer.arrayBuffer();
  const loading = getDocument({ data, isEvalSupported: false, enableXfa: false, stopAtErrors: false });
  try {
    return await loading.promise;
  } catch (error) {
    await loading.destroy();
    throw error;
  }
}

/** A part of a page, in fractions of its width and height from the top left; pages count from 1. */
export interface PageBox {
  page: number;
  x0: number;
  y0: number;
  x1: number;
  y1: number;
}

interface PdfPagesProps {
  url: string;
  onFailed: () => void;
  /** A sentence that is marked and brought into view where a page has it. */
  mark?: string | null;
  /** Parts of pages that are marked and brought into view. */
  boxes?: readonly PageBox[];
}

/**
 * The pages of a PDF, drawn by the application itself: browsers on phones cannot show one inside a
 * page, and a file from a stranger never meets the browser's own viewer.
 */
export default function PdfPages({ url, onFailed, mark = null, boxes = [] }: PdfPagesProps) {
  const { t } = useLingui();
  const [document, setDocument] = useState<PDFDocumentProxy | null>(null);
  const [failed, setFailed] = useState(false);
  const { ref, width } = useElementSize();

  useEffect(() => {
    const leaving = new AbortController();
    const opening = openDocument(url, leaving.signal);
    opening.then(
      (loaded) => !leaving.signal.aborted && setDocument(loaded),
      () => !leaving.signal.aborted && setFailed(true),
    );
    return () => {
      leaving.abort();
      // What could not be opened has nothing to give back.
      opening.then((loaded) => loaded.loadingTask.destroy()).catch(() => undefined);
    };
  }, [url]);

  if (failed)
    return (
      <Alert color="yellow" m="lg" title={t`The pages cannot be shown`}>
        <Group justify="space-between">
          <Trans>The file may be damaged. Its text may still be readable.</Trans>
          <Button size="xs" variant="default" onClick={onFailed}>
            <Trans>Show the text</Trans>
          </Button>
        </Group>
      </Alert>
    );
  return (
    <div ref={ref} className={classes.pages}>
      {document === null || width === 0 ? (
        <Skeleton height={620} width={Math.min(width, widest)} radius={0} />
      ) : (
        Array.from({ length: document.numPages }, (_, index) => (
          <PdfPage
            key={index}
            document={document}
            number={index + 1}
            width={Math.min(width, widest)}
            mark={mark}
            boxes={boxes.filter((box) => box.page === index + 1)}
            leads={boxes[0]?.page === index + 1}
            onFailed={() => setFailed(true)}
          />
        ))
      )}
    </div>
  );
}

interface PdfPageProps {
  document: PDFDocumentProxy;
  number: number;
  width: number;
  mark: string | null;
  boxes: readonly PageBox[];
  /** Whether the first of all boxes is on this page. */
  leads: boolean;
  onFailed: () => void;
}

const percent = (share: number) => `${share * 100}%`;

function PdfPage({ document, number, width, mark, boxes, leads, onFailed }: PdfPageProps) {
  const { t } = useLingui();
  const frame = useRef<HTMLDivElement>(null);
  const canvas = useRef<HTMLCanvasElement>(null);
  const text = useRef<HTMLDivElement>(null);
  const fail = useEffectEvent(onFailed);
  const [drawn, setDrawn] = useState<HTMLElement[]>([]);

  useEffect(() => {
    let cancel = () => undefined as unknown;
    let current = true;
    const isCurrent = () => current;
    const draw = async () => {
      const page = await document.getPage(number);
      if (!current || frame.current === null || canvas.current === null || text.current === null) return;
      const scale = width / page.getViewport({ scale: 1 }).width;
      const viewport = page.getViewport({ scale });
      const density = Math.min(window.devicePixelRatio, 2);
      canvas.current.width = Math.floor(viewport.width * density);
      canvas.current.height = Math.floor(viewport.height * density);
      frame.current.style.width = `${viewport.width}px`;
      frame.current.style.height = `${viewport.height}px`;
      frame.current.style.setProperty('--total-scale-factor', String(scale));
      const drawing = page.render({
        canvas: canvas.current,
        viewport,
        transform: density === 1 ? undefined : [density, 0, 0, density, 0, 0],
      });
      text.current.replaceChildren();
      const layer = new TextLayer({
        textContentSource: page.streamTextContent(),
        container: text.current,
        viewport,
      });
      cancel = () => {
        drawing.cancel();
        layer.cancel();
      };
      await Promise.allSettled([drawing.promise, layer.render()]);
      if (isCurrent()) setDrawn([...layer.textDivs]);
    };
    draw().catch(() => current && fail());
    return () => {
      current = false;
      cancel();
    };
  }, [document, number, width]);

  useEffect(() => {
    if (mark === null) return;
    const texts = drawn.map((piece) => piece.textContent);
    const marked = piecesWith(texts, mark).flatMap((index) => drawn[index] ?? []);
    for (const piece of marked) piece.dataset.marked = '';
    marked[0]?.scrollIntoView({ block: 'center', inline: 'nearest' });
    return () => {
      for (const piece of marked) delete piece.dataset.marked;
    };
  }, [drawn, mark]);

  const lead = useRef<HTMLDivElement>(null);
  const at = boxes.map(({ x0, y0 }) => `${x0},${y0}`).join(' ');
  useEffect(() => {
    if (leads && at !== '') lead.current?.scrollIntoView({ block: 'center', inline: 'nearest' });
  }, [leads, at, drawn]);

  return (
    <div
      ref={frame}
      className={classes.pdfPage}
      role="group"
      aria-label={t`Page ${number} of ${document.numPages}`}
    >
      <canvas ref={canvas} aria-hidden />
      <div ref={text} className={classes.textLayer} />
      {boxes.map(({ x0, y0, x1, y1 }, index) => (
        <div
          key={index}
          ref={index === 0 ? lead : undefined}
          className={classes.box}
          aria-hidden
          style={{
            left: percent(x0),
            top: percent(y0),
            width: percent(x1 - x0),
            height: percent(y1 - y0),
          }}
        />
      ))}
    </div>
  );
}
