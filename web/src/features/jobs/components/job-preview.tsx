import { Alert, Card, Text } from '@mantine/core';
import { useDebouncedValue } from '@mantine/hooks';
import { keepPreviousData, useQuery } from '@tanstack/react-query';
import { sentence } from '@/http/problem';
import { previewQuery } from '../api/preview-job';
import { inputOf, type JobDraft } from '../model/job-form';
import { PostingText } from './posting';

/** The posting as the careers page will show it; the server cleans the text. */
export function JobPreview({ draft }: { draft: JobDraft }) {
  const [html] = useDebouncedValue(draft.description_html, 400);
  const { data, error } = useQuery({
    ...previewQuery(html, draft.title),
    enabled: html !== '',
    placeholderData: keepPreviousData,
  });
  return (
    <Card shadow="sm">
      <Text size="xs" fw={550} c="dimmed" mb="sm">
        As candidates read it
      </Text>
      {error !== null && html !== '' && (
        <Alert color="yellow" mb="sm">
          The preview is not up to date: {sentence(error)}
        </Alert>
      )}
      <PostingText job={inputOf(draft)} html={html === '' ? '' : (data?.html ?? '')} />
    </Card>
  );
}
