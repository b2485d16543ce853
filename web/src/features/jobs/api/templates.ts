import { infiniteQueryOptions } from '@tanstack/react-query';
import { deleteJobTemplate, listJobTemplates, saveJobTemplate, startJobFromTemplate } from '@/client';
import { paging } from '@/http/pages';

export const templatesQuery = infiniteQueryOptions({
  queryKey: ['job-templates'],
  queryFn: ({ pageParam, signal }) => listJobTemplates({ query: { limit: 50, cursor: pageParam }, signal }),
  ...paging,
});

export const saveTemplate = (job_id: string, name: string) => saveJobTemplate({ body: { job_id, name } });

export const startFromTemplate = (id: string) => startJobFromTemplate({ path: { job_template_id: id } });

export const deleteTemplate = (id: string) => deleteJobTemplate({ path: { job_template_id: id } });
