import { Trans, useLingui } from '@lingui/react/macro';
import { Modal, Stack, Text, Title } from '@mantine/core';
import { useQuery } from '@tanstack/react-query';
import { formatDate } from '@/format/dates';
import { ErrorPanel } from '@/ui/error-panel';
import { RowsSkeleton } from '@/ui/skeletons';
import { languages } from '@/writing/words';
import { wordingQuery } from '../api/consents';

/** Shows a published version in all its languages, as people read it. */
export function WordingDialog({ id, onClose }: { id: string | null; onClose: () => void }) {
  const { t } = useLingui();
  return (
    <Modal opened={id !== null} onClose={onClose} title={t`The text as it was shown`} size="lg">
      {id !== null && <Wording id={id} />}
    </Modal>
  );
}

function Wording({ id }: { id: string }) {
  const { t } = useLingui();
  const { data, error, refetch } = useQuery(wordingQuery(id));
  if (error !== null) return <ErrorPanel error={error} what={t`The text`} onRetry={() => void refetch()} />;
  if (data === undefined) return <RowsSkeleton rows={3} />;
  const day = formatDate(data.published_at);
  return (
    <Stack>
      <Text size="sm" c="dimmed">
        {data.published_by_name === '' ? (
          <Trans>
            Version {data.number}, since {day}
          </Trans>
        ) : (
          <Trans>
            Version {data.number}, published on {day} by {data.published_by_name}
          </Trans>
        )}
      </Text>
      {data.note !== '' && <Text size="sm">{data.note}</Text>}
      {languages.map(({ value: language, label }) => {
        const html = data.texts[language];
        if (html === undefined) return null;
        return (
          <section key={language} lang={language}>
            <Title order={3} size="sm">
              {label}
            </Title>
            <div className="rc-prose" dangerouslySetInnerHTML={{ __html: html }} />
          </section>
        );
      })}
    </Stack>
  );
}
