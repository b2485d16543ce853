import { useEffect, useRef } from 'react';
import type { Quote } from '@/contract';
import { piecesOf } from '../model/marks';
import classes from './triage.module.css';

/** A résumé as text, with what findings rest on marked; the chosen sentence is brought into view. */
export function MarkedText({
  text,
  quotes,
  chosen,
}: {
  text: string;
  quotes: Quote[];
  chosen: Quote | null;
}) {
  const first = useRef<HTMLElement>(null);
  useEffect(() => {
    if (chosen !== null) first.current?.scrollIntoView({ block: 'center', inline: 'nearest' });
  }, [chosen]);
  const pieces = piecesOf(text, quotes, chosen);
  const firstChosen = pieces.findIndex((piece) => piece.mark === 'chosen');
  return (
    <pre className={classes.text}>
      {pieces.map((piece, index) =>
        piece.mark === 'none' ? (
          piece.text
        ) : (
          <mark
            key={index}
            ref={index === firstChosen ? first : undefined}
            className={classes.mark}
            data-chosen={piece.mark === 'chosen' || undefined}
            data-hit={piece.hit || undefined}
          >
            {piece.text}
          </mark>
        ),
      )}
    </pre>
  );
}
