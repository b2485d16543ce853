import { queryOptions } from '@tanstack/react-query';
import { askForMyCopy, askForMyErasure, getMyErasure, listMyCopies } from '@/client';
import { currentLanguage } from '@/language/language';

export const myCopiesQuery = (id: string) =>
  queryOptions({
    queryKey: ['my-applications', 'data', id],
    queryFn: ({ signal }) => listMyCopies({ path: { application_id: id }, signal }),
    // No live stream here: look again while one is being made.
    refetchInterval: ({ state }) =>
      state.data?.items.some((one) => one.status === 'making') === true ? 2_000 : false,
  });

export const askForMyData = (id: string) =>
  askForMyCopy({ path: { application_id: id }, body: { locale: currentLanguage() } });

/** Where the browser fetches a copy from. */
export const myCopyFile = (id: string, copy: string) =>
  `/api/v1/applications/mine/${id}/data-copies/${copy}/file`;

/** What being erased by an employer means, and where one's own request stands. */
export const myErasureQuery = (id: string) =>
  queryOptions({
    queryKey: ['my-applications', 'erasure', id, currentLanguage()],
    queryFn: ({ signal }) => getMyErasure({ path: { application_id: id }, signal }),
  });

export const askToBeErased = (id: string) =>
  askForMyErasure({ path: { application_id: id }, body: { locale: currentLanguage() } });
