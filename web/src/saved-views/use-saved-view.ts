import { useQuery } from '@tanstack/react-query';
import { useEffect, useRef } from 'react';
import type { SavedView, ViewPlace } from '@/contract';
import { savedViewQuery, savedViewsQuery, type Shown } from './saved-views';
import { isSame, noView, shownOf } from './shown';

interface SavedViewOptions<Search extends { view?: string }> {
  place: ViewPlace;
  /** What stands in the address, the view's id included. */
  search: Search;
  /** Reads a list's search; every member is there, undefined where nothing is set. */
  read: (search: Record<string, unknown>) => Search;
  onSearch: (change: Partial<Search>) => void;
}

/** The view that a list shows: by its address, or by the person's own choice when it opens. */
export const useSavedView = <Search extends { view?: string }>(options: SavedViewOptions<Search>) => {
  const { place, search, read, onSearch } = options;
  const { data, isPending } = useQuery(savedViewsQuery(place));
  const named = search.view === noView ? undefined : search.view;
  const listed = data?.items.find((it) => it.id === named);
  // A link may lead to a view that is too new for the list that was read.
  const one = useQuery({
    ...savedViewQuery(named ?? ''),
    enabled: named !== undefined && !isPending && listed === undefined,
  });
  const view = listed ?? (named !== undefined && one.data?.place === place ? one.data : undefined);
  const shown = shownOf(search);
  const fit = (kept: Shown): Shown => shownOf(read(kept));
  // What a view does not name is as it is without one, so every member is written.
  const open = (next: SavedView) => onSearch(read({ ...next.shown, view: next.id }));
  const reset = () => onSearch(read({ view: noView }));

  // Once for each visit: a list that was emptied by hand stays so.
  const begun = useRef(false);
  const byDefault = search.view === undefined ? data?.items.find((it) => it.is_default) : undefined;
  const wanted = named === undefined ? byDefault : view;
  const isKnown = named === undefined ? !isPending : view !== undefined || one.isError;
  useEffect(() => {
    if (begun.current || !isKnown) return;
    begun.current = true;
    // Somebody else's view: what it showed stands in the address, its name is not for the reader.
    if (named !== undefined && wanted === undefined) onSearch(read({ ...shown, view: undefined }));
    else if (Object.keys(shown).length === 0 && wanted !== undefined) open(wanted);
  });
  return {
    place,
    views: data?.items ?? [],
    view,
    shown,
    isChanged: view !== undefined && !isSame(fit(view.shown), shown),
    open,
    reset,
  };
};

export type SavedViewState = ReturnType<typeof useSavedView>;
