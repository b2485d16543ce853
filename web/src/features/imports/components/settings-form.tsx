import { Radio, Stack, TagsInput, TextInput } from '@mantine/core';
import { useState } from 'react';
import type { ImportDetails, ImportSettingsInput } from '@/contract';

const policies = [
  {
    value: 'skip',
    label: 'Leave the record as it is',
    description: 'Only people who are not there yet are added.',
  },
  {
    value: 'fill',
    label: 'Fill in what is empty',
    description:
      'Nothing that stands in a record is replaced; further addresses, numbers and tags are added.',
  },
  {
    value: 'update',
    label: 'Take what the file says',
    description: 'The file replaces what people have typed. Empty cells change nothing.',
  },
] as const;

interface SettingsFormProps {
  found: ImportDetails;
  onChange: (change: Partial<ImportSettingsInput>) => void;
}

/** What happens to people who are there already, and what everybody gets. */
export function SettingsForm({ found, onChange }: SettingsFormProps) {
  const [source, setSource] = useState(found.source);
  return (
    <Stack gap="md">
      <Radio.Group
        label="When somebody is there already"
        description="By e-mail address; without one, by phone number and name."
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
        label="Tags for everybody"
        description="Press Enter after each. Find the people of this import again by them."
        value={found.tags}
        onChange={(tags) => onChange({ tags })}
        maxTags={20}
        maxLength={60}
        maw={480}
      />
      <TextInput
        label="Source, where a row says none"
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
