import { queryOptions } from '@tanstack/react-query';
import {
  chooseDefaultView,
  createSavedView,
  getSavedView,
  listSavedViews,
  removeSavedView,
  updateSavedView,
} from '@/client';
import type { SavedView, ViewPlace } from '@/contract';
import { ifMatch } from '@/http/preconditions';

/** What a list shows, as it stands in its address. */
export type Shown = SavedView['shown'];

export const savedViewsQuery = (place: ViewPlace) =>
  queryOptions({
    queryKey: ['saved-views', place],
    queryFn: ({ signal }) => listSavedViews({ query: { place }, signal }),
  });

/** One view, for an address that names it. */
export const savedViewQuery = (id: string) =>
  queryOptions({
    queryKey: ['saved-views', 'one', id],
    queryFn: ({ signal }) => getSavedView({ path: { view_id: id }, signal }),
    retry: false,
  });

export const makeView = (body: { place: ViewPlace; name: string; shown: Shown; shared: boolean }) =>
  createSavedView({ body });

export const changeView = (view: SavedView, body: { name?: string; shown?: Shown; shared?: boolean }) =>
  updateSavedView({ path: { view_id: view.id }, body, headers: ifMatch(view.version) });

export const removeView = (view: SavedView) =>
  removeSavedView({ path: { view_id: view.id }, headers: ifMatch(view.version) });

export const openWith = (place: ViewPlace, id: string | null) =>
  chooseDefaultView({ body: { place, view_id: id } });
