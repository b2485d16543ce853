import type { Fragment } from '@/contract';

/** A text in pieces, those that were searched for standing out. */
export function Fragments({ of }: { of: readonly Fragment[] }) {
  return of.map((one, index) =>
    one.found ? (
      <mark key={index} className="rc-mark">
        {one.text}
      </mark>
    ) : (
      <span key={index}>{one.text}</span>
    ),
  );
}
