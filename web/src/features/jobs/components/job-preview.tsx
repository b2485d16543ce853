import { t } from '@lingui/core/macro';
import { Trans, useLingui } from '@lingui/react/macro';
import { Alert, Card, List, Stack, Text } from '@mantine/core';
import { useDebouncedValue } from '@mantine/hooks';
import { IconAlertTriangle } from '@tabler/icons-react';
import { keepPreviousData, useQuery } from '@tanstack/react-query';
import { sentence } from '@/http/problem';
import { previewQuery, type Typed } from '../api/preview-job';
import { inputOf, type JobDraft } from '../model/job-form';
import { PostingText } from './posting';

/** Warnings that help while typing; others name what is simply not typed yet. */
const worthALook = ['wording', 'pay_range_missing'];

const typedOf = (draft: JobDraft): Typed => {
  const { title, description_html, locations, remote_policy, pay, skills } = inputOf(draft);
  return {
    title: title === '' ? t`Untitled` : title,
    description_html,
    locations,
    remote_policy,
    pay,
    skills,
  };
};

/** The posting as the careers page will show it; the server cleans the text. */
export function JobPreview({ draft }: { draft: JobDraft }) {
  const { t } = useLingui();
  const [typed] = useDebouncedValue(JSON.stringify(typedOf(draft)), 400);
  const html = draft.description_html;
  const begun = html !== '' || draft.title.trim() !== '';
  const { data, error } = useQuery({
    ...previewQuery(JSON.parse(typed) as Typed),
    enabled: begun,
    placeholderData: keepPreviousData,
  });
  const warnings = begun ? (data?.warnings ?? []).filter(({ code }) => worthALook.includes(code)) : [];
  return (
    <Stack>
      {warnings.length > 0 && (
        <Alert color="yellow" icon={<IconAlertTriangle aria-hidden />} title={t`Worth a look`}>
          <List size="sm" spacing={4}>
            {warnings.map((warning) => (
              <List.Item key={warning.message}>{warning.message}</List.Item>
            ))}
          </List>
        </Alert>
      )}
      <Card shadow="sm">
        <Text size="xs" fw={550} c="dimmed" mb="sm">
          <Trans>As candidates read it</Trans>
        </Text>
        {error !== null && begun && (
          <Alert color="yellow" mb="sm">
            <Trans>The preview is not up to date: {sentence(error)}</Trans>
          </Alert>
        )}
        <PostingText job={inputOf(draft)} html={html === '' ? '' : (data?.html ?? '')} />
      </Card>
    </Stack>
  );
}
