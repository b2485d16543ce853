import { Trans, useLingui } from '@lingui/react/macro';
import { Button, Card, CopyButton, Group, Select, Text, TextInput, Textarea, Title } from '@mantine/core';
import { useState } from 'react';
import type { Organization } from '@/contract';
import { languages } from '@/writing/words';
import { embedSnippet } from '../model/embed-snippet';

/** The HTML that shows the open jobs on the organization's own website. */
export function EmbedSnippet({ organization }: { organization: Organization }) {
  const { t } = useLingui();
  const [language, setLanguage] = useState('');
  const [department, setDepartment] = useState('');
  const snippet = embedSnippet({
    careers: new URL(`/careers/${organization.slug}`, window.location.href).href,
    link: t`Open jobs at ${organization.name}`,
    language,
    department,
  });
  return (
    <Card component="section">
      <Title order={2} size="h4" mb="xs">
        <Trans>On your own website</Trans>
      </Title>
      <Text size="sm" c="dimmed" mb="md">
        <Trans>
          Put this HTML where the open jobs are to be shown, with search and filters. Whoever chooses a job
          comes to its page here. Their applications have the source “website”.
        </Trans>
      </Text>
      <Group align="flex-end" mb="sm">
        <Select
          label={t`Language of the list`}
          data={[{ value: '', label: t`That of each reader` }, ...languages]}
          value={language}
          allowDeselect={false}
          onChange={(chosen) => setLanguage(chosen ?? '')}
        />
        <TextInput
          label={t`One department alone`}
          placeholder={t`All`}
          value={department}
          onChange={(event) => setDepartment(event.currentTarget.value)}
        />
      </Group>
      <Textarea
        label={t`HTML for your website`}
        value={snippet}
        readOnly
        autosize
        spellCheck={false}
        styles={{ input: { fontFamily: 'var(--mantine-font-family-monospace)' } }}
        onFocus={(event) => event.currentTarget.select()}
      />
      <Group mt="sm">
        <CopyButton value={snippet}>
          {({ copied, copy }) => (
            <Button variant="default" onClick={copy}>
              {copied ? <Trans>Copied</Trans> : <Trans>Copy the HTML</Trans>}
            </Button>
          )}
        </CopyButton>
      </Group>
    </Card>
  );
}
