import {
  defaultRangeExtractor,
  type Range,
  useVirtualizer,
  useWindowVirtualizer,
  type Virtualizer,
} from '@tanstack/react-virtual';
import { type ReactNode, useCallback, useLayoutEffect, useRef, useState } from 'react';
import type { ApplicationSummary } from '@/contract';
import classes from './board.module.css';

interface ColumnCardsProps {
  items: ApplicationSummary[];
  /** The card that keeps its place on the page even when scrolled out of view: it has the focus. */
  activeId: string | null;
  label: string;
  draw: (application: ApplicationSummary) => ReactNode;
}

const cardHeight = 88;
/** How far down a list is read before what arrives on top may no longer push it. */
const settled = 40;
/** As tall as most windows, so that the first paint has its cards. */
const firstGuess = { width: 0, height: 900 };

/** What both ways of scrolling have in common. */
const useCards = (items: ApplicationSummary[], activeId: string | null) => {
  const [anchored, setAnchored] = useState(false);
  const active = items.findIndex((item) => item.id === activeId);
  const rangeExtractor = useCallback(
    (range: Range) => {
      const indexes = defaultRangeExtractor(range);
      if (active < 0 || indexes.includes(active)) return indexes;
      return [...indexes, active].sort((a, b) => a - b);
    },
    [active],
  );
  return {
    count: items.length,
    estimateSize: () => cardHeight,
    getItemKey: (index: number) => items[index]?.id ?? index,
    overscan: 6,
    initialRect: firstGuess,
    rangeExtractor,
    // Whoever reads further down keeps their place when a card arrives on top.
    anchorTo: anchored ? ('end' as const) : ('start' as const),
    onChange: (instance: { scrollOffset: number | null; options: { scrollMargin: number } }) =>
      setAnchored((instance.scrollOffset ?? 0) - instance.options.scrollMargin > settled),
  };
};

/** The cards in view of a column that scrolls by itself, however many were loaded. */
export function BoxCards({ box, ...column }: ColumnCardsProps & { box: HTMLElement | null }) {
  const virtualizer = useVirtualizer<HTMLElement, HTMLLIElement>({
    ...useCards(column.items, column.activeId),
    getScrollElement: () => box,
  });
  return <Drawn {...column} virtualizer={virtualizer} />;
}

/** The cards in view of a column that scrolls with the page, as on a phone. */
export function PageCards(column: ColumnCardsProps) {
  const list = useRef<HTMLDivElement>(null);
  const [offset, setOffset] = useState(0);
  useLayoutEffect(() => {
    const measure = () => {
      if (list.current !== null) setOffset(list.current.getBoundingClientRect().top + window.scrollY);
    };
    measure();
    const observer = new ResizeObserver(measure);
    observer.observe(document.body);
    return () => observer.disconnect();
  }, []);
  const virtualizer = useWindowVirtualizer<HTMLLIElement>({
    ...useCards(column.items, column.activeId),
    scrollMargin: offset,
  });
  return (
    <div ref={list}>
      <Drawn {...column} virtualizer={virtualizer} />
    </div>
  );
}

interface DrawnProps extends ColumnCardsProps {
  virtualizer: Pick<
    Virtualizer<HTMLElement, HTMLLIElement> | Virtualizer<Window, HTMLLIElement>,
    'getTotalSize' | 'getVirtualItems' | 'measureElement' | 'options'
  >;
}

function Drawn({ items, label, draw, virtualizer }: DrawnProps) {
  return (
    <ul className={classes.cardList} aria-label={label} style={{ height: virtualizer.getTotalSize() }}>
      {virtualizer.getVirtualItems().map(({ index, start }) => {
        const application = items[index];
        if (application === undefined) return null;
        return (
          <li
            key={application.id}
            ref={virtualizer.measureElement}
            data-index={index}
            className={classes.cardSlot}
            aria-setsize={items.length}
            aria-posinset={index + 1}
            style={{ transform: `translateY(${start - virtualizer.options.scrollMargin}px)` }}
          >
            {draw(application)}
          </li>
        );
      })}
    </ul>
  );
}
