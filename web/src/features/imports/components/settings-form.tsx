import { t } from '@lingui/core/macro';
import { useLingui } from '@lingui/react/macro';
import { Radio, Stack, TagsInput, TextInput } from '@mantine/core';
import { useState } from 'react';
import type { ImportDetails, ImportSettingsInput } from '@/contract';
import { isOfResumes } from '../model/states';

const policies = [
  {
    value: 'skip',
    get label() {
      return t`Leave the record as it is`;
    },
    get description() {
      return t`Only people who are not there yet are added.`;
    },
  },
  {
    value: 'fill',
    get label() {
      return t`Fill in what is empty`;
    },
    get description() {
      return t`Nothing that stands in a record is replaced; further addresses, numbers and tags are added.`;
    },
  },
  {
    value: 'update',
    get label() {
      return t`Take what the file says`;
    },
    get description() {
      return t`The file replaces what people have typed. Empty cells change nothing.`;
    },
  },
] as const;

interface SettingsFormProps {
  found: ImportDetails;
  onChange: (change: Partial<ImportSettingsInput>) => void;
}

/** What happens to people who are there already, and what everybody gets. */
export function SettingsForm({ found, onChange }: SettingsFormProps) {
  const { t } = useLingui();
  const [source, setSource] = useState(found.source);
  return (
    <Stack gap="md">
      <Radio.Group
        label={t`When somebody is there already`}
        description={
          isOfResumes(found)
            ? t`By e-mail address; without one, by phone number and name. The résumé is added to the record, unless that is left as it is.`
            : t`By e-mail address; without one, by phone number and name.`
        }
        value={found.existing}
        onChange={(value) => {
          const chosen = policies.find((one) => one.value === value);
          if (chosen !== undefined) onChange({ existing: chosen.value });
        }}
      >
        <Stack gap="xs" mt="xs">
          {policies.map((policy) => (
            <Radio key={policy.value} {...policy} />
          ))}
        </Stack>
      </Radio.Group>
      <TagsInput
        label={t`Tags for everybody`}
        description={t`Press Enter after each. Find the people of this import again by them.`}
        value={found.tags}
        onChange={(tags) => onChange({ tags })}
        maxTags={20}
        maxLength={60}
        maw={480}
      />
      <TextInput
        label={isOfResumes(found) ? t`Source` : t`Source, where a row says none`}
        value={source}
        onChange={(event) => setSource(event.currentTarget.value)}
        onBlur={() => {
          const wanted = source.trim() === '' ? 'import' : source.trim();
          setSource(wanted);
          if (wanted !== found.source) onChange({ source: wanted });
        }}
        maxLength={200}
        maw={480}
      />
    </Stack>
  );
}
