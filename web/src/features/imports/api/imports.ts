import { infiniteQueryOptions, queryOptions } from '@tanstack/react-query';
import {
  changeImport,
  checkImport,
  getFile,
  getImport,
  listImportMappings,
  listImportRows,
  listImports,
  listJobs,
  mendImportRow,
  previewImport,
  removeImport,
  removeImportMapping,
  runImport,
  saveImportMapping,
  uploadImport,
} from '@/client';
import type {
  ImportDetails,
  ImportRowMending,
  ImportRowState,
  ImportSettingsInput,
  ImportSummary,
} from '@/contract';
import { paging } from '@/http/pages';
import { ifMatch } from '@/http/preconditions';

/** Live events tell of progress; where they do not come, it is asked for. */
const askEvery = 2_000;

export const isBeingRead = ({ unread }: ImportDetails): boolean => unread > 0;

export const isAtWork = ({ check, run }: ImportSummary): boolean =>
  check?.is_open === true || run?.is_open === true;

export const importsQuery = infiniteQueryOptions({
  queryKey: ['imports', 'list'],
  queryFn: ({ pageParam, signal }) => listImports({ query: { limit: 30, cursor: pageParam }, signal }),
  ...paging,
  refetchInterval: ({ state }) =>
    state.data?.pages.some((page) => page.items.some(isAtWork)) === true ? askEvery : false,
});

export const importQuery = (id: string) =>
  queryOptions({
    queryKey: ['imports', id],
    queryFn: ({ signal }) => getImport({ path: { import_id: id }, signal }),
    refetchInterval: ({ state: { data } }) =>
      data !== undefined && (isAtWork(data) || isBeingRead(data)) ? askEvery : false,
  });

export const previewQuery = (id: string, version: number) =>
  queryOptions({
    queryKey: ['imports', id, 'preview', version],
    queryFn: ({ signal }) => previewImport({ path: { import_id: id }, signal }),
    placeholderData: (before) => before,
  });

/** Rows in some states, or `unsure`: those of résumés of which something was guessed. */
export const rowsQuery = (id: string, states: readonly ImportRowState[] | 'unsure') =>
  infiniteQueryOptions({
    queryKey: ['imports', id, 'rows', states],
    queryFn: ({ pageParam, signal }) =>
      listImportRows({
        path: { import_id: id },
        query: {
          ...(states === 'unsure' ? { unsure: true } : { state: [...states] }),
          limit: 50,
          cursor: pageParam,
        },
        signal,
      }),
    ...paging,
  });

export const mappingsQuery = queryOptions({
  queryKey: ['imports', 'mappings'],
  queryFn: ({ signal }) => listImportMappings({ signal }),
});

/** Jobs that take people now. */
export const openJobsQuery = queryOptions({
  queryKey: ['jobs', 'to-import-into'],
  queryFn: ({ signal }) => listJobs({ query: { status: 'open', limit: 100 }, signal }),
});

export const upload = (file: File) => uploadImport({ body: { file } });

export const mendRow = (id: string, position: number, body: ImportRowMending) =>
  mendImportRow({ path: { import_id: id, position }, body });

export const resumeFileQuery = (fileId: string) =>
  queryOptions({
    queryKey: ['files', fileId],
    queryFn: ({ signal }) => getFile({ path: { file_id: fileId }, signal }),
  });

export const settingsOf = (found: ImportDetails): ImportSettingsInput => ({
  targets: found.columns.map((column) => column.target),
  existing: found.existing,
  source: found.source,
  tags: found.tags,
  job_id: found.job_id,
  stage: found.stage,
  confirm: found.confirm,
});

export const changeSettings = (found: ImportDetails, change: Partial<ImportSettingsInput>) =>
  changeImport({
    path: { import_id: found.id },
    body: { ...settingsOf(found), ...change },
    headers: ifMatch(found.version),
  });

export const beginCheck = (id: string) => checkImport({ path: { import_id: id } });
export const beginRun = (id: string) => runImport({ path: { import_id: id } });
export const forget = (id: string) => removeImport({ path: { import_id: id } });
export const saveMapping = (importId: string, name: string) =>
  saveImportMapping({ body: { import_id: importId, name } });
export const forgetMapping = (id: string) => removeImportMapping({ path: { mapping_id: id } });
export const resultsFile = (id: string) => `/api/v1/imports/${id}/results.csv`;
export const errorsFile = (id: string) => `/api/v1/imports/${id}/errors.csv`;
