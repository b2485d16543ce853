import { partsOf } from '@/format/marking';

/** A text in which the words that were searched for stand out. */
export function Marked({ text, query }: { text: string; query: string }) {
  if (query === '') return text;
  return partsOf(text, query).map((part, index) =>
    part.found ? (
      <mark key={index} className="rc-mark">
        {part.text}
      </mark>
    ) : (
      <span key={index}>{part.text}</span>
    ),
  );
}
