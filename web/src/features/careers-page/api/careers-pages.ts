import { infiniteQueryOptions, queryOptions } from '@tanstack/react-query';
import {
  addCareersPicture,
  getAlertAudience,
  listCareersPageRevisions,
  listCareersPages,
  listCareersPageTemplates,
  previewCareersPage,
  publishCareersPage,
  saveCareersPage,
  withdrawCareersPage,
} from '@/client';
import type { CareersPage, PageBlock } from '@/contract';
import { ifMatch } from '@/http/preconditions';

export type PageLanguage = CareersPage['language'];

export const careersPagesQuery = queryOptions({
  queryKey: ['careers-pages'],
  queryFn: ({ signal }) => listCareersPages({ signal }),
});

export const audienceQuery = queryOptions({
  queryKey: ['job-alerts', 'audience'],
  queryFn: ({ signal }) => getAlertAudience({ signal }),
});

export const templatesQuery = (language: PageLanguage) =>
  queryOptions({
    queryKey: ['careers-page-templates', language],
    queryFn: ({ signal }) => listCareersPageTemplates({ path: { language }, signal }),
  });

export const revisionsQuery = (language: PageLanguage) =>
  infiniteQueryOptions({
    queryKey: ['careers-pages', language, 'revisions'],
    queryFn: ({ signal, pageParam }) =>
      listCareersPageRevisions({ path: { language }, query: { cursor: pageParam, limit: 20 }, signal }),
    initialPageParam: undefined as string | undefined,
    getNextPageParam: (page) => page.next_cursor ?? undefined,
  });

/** The page as the server draws it, kept while the words are the same. */
export const previewQuery = (language: PageLanguage, blocks: PageBlock[]) =>
  queryOptions({
    queryKey: ['careers-page-preview', language, blocks],
    queryFn: ({ signal }) => previewCareersPage({ path: { language }, body: { blocks }, signal }),
    staleTime: 60_000,
    gcTime: 60_000,
  });

export const savePage = (language: PageLanguage, version: number, blocks: PageBlock[]) =>
  saveCareersPage({ path: { language }, body: { blocks }, headers: ifMatch(version) });

export const publishPage = (language: PageLanguage, version: number) =>
  publishCareersPage({ path: { language }, headers: ifMatch(version) });

export const withdrawPage = (language: PageLanguage, version: number) =>
  withdrawCareersPage({ path: { language }, headers: ifMatch(version) });

export const addPicture = (file: File) => addCareersPicture({ body: { file } });
