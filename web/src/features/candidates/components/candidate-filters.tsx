import { t } from '@lingui/core/macro';
import { Trans, useLingui } from '@lingui/react/macro';
import { ActionIcon, Button, Group, Menu, MultiSelect, Select, TextInput } from '@mantine/core';
import { IconFilterPlus, IconX } from '@tabler/icons-react';
import { useQuery } from '@tanstack/react-query';
import { useState } from 'react';
import type { CustomField } from '@/contract';
import { candidateFieldsQuery } from '@/directory/api/get-custom-fields';
import { SearchField } from '@/ui/search-field';
import { tagsQuery } from '../api/tags';
import { talentPoolsQuery } from '../api/talent-pools';
import { type CandidateSearch, filterOf, withFilter } from '../model/list-search';
import { MemberInput } from './custom-field-input';

interface CandidateFiltersProps {
  search: CandidateSearch;
  onSearch: (change: Partial<CandidateSearch>) => void;
}

/** What the list is narrowed to; all of it stands in the address. */
export function CandidateFilters({ search, onSearch }: CandidateFiltersProps) {
  const { t } = useLingui();
  const { data: tags } = useQuery(tagsQuery);
  const { data: pools } = useQuery(talentPoolsQuery);
  const { data: fields } = useQuery(candidateFieldsQuery);
  const [opened, setOpened] = useState<string[]>([]);
  const active = fields?.items.filter((field) => field.active) ?? [];
  const shown = active.filter((field) => opened.includes(field.id) || filterOf(search, field.id) !== '');
  const sourceShown = opened.includes('source') || search.source !== undefined;
  const hidden = active.filter((field) => !shown.includes(field));
  const open = (id: string) => setOpened((before) => [...before, id]);
  const close = (id: string) => setOpened((before) => before.filter((one) => one !== id));
  return (
    <Group gap="xs" mt="md" align="flex-end">
      <SearchField
        value={search.q ?? ''}
        onSearch={(q) => onSearch({ q: q === '' ? undefined : q })}
        label={t`Search by name or e-mail`}
        size="xs"
        w={{ base: '100%', xs: 240 }}
      />
      {tags !== undefined && tags.items.length > 0 && (
        <MultiSelect
          size="xs"
          w={{ base: '100%', xs: 220 }}
          aria-label={t`Tags`}
          placeholder={search.tags === undefined ? t`Any tags` : undefined}
          searchable
          clearable
          maxValues={10}
          data={tags.items.map((tag) => ({ value: tag.id, label: tag.name }))}
          value={search.tags ?? []}
          onChange={(next) => onSearch({ tags: next.length === 0 ? undefined : next })}
        />
      )}
      {pools !== undefined && pools.items.length > 0 && (
        <Select
          size="xs"
          w={180}
          aria-label={t`Talent pool`}
          placeholder={t`Any talent pool`}
          clearable
          searchable
          data={pools.items.map((pool) => ({ value: pool.id, label: pool.name }))}
          value={search.pool ?? null}
          onChange={(pool) => onSearch({ pool: pool ?? undefined })}
        />
      )}
      {sourceShown && (
        <TextFilter
          label={t`Source`}
          value={search.source ?? ''}
          onChange={(source) => onSearch({ source: source === '' ? undefined : source })}
          onClose={() => {
            close('source');
            onSearch({ source: undefined });
          }}
        />
      )}
      {shown.map((field) => (
        <FieldFilter
          key={field.id}
          field={field}
          value={filterOf(search, field.id)}
          onChange={(value) => onSearch({ fields: withFilter(search, field.id, value) })}
          onClose={() => {
            close(field.id);
            onSearch({ fields: withFilter(search, field.id, '') });
          }}
        />
      ))}
      {(hidden.length > 0 || !sourceShown) && (
        <Menu position="bottom-start">
          <Menu.Target>
            <Button size="xs" variant="default" leftSection={<IconFilterPlus size={15} />}>
              <Trans>Filter</Trans>
            </Button>
          </Menu.Target>
          <Menu.Dropdown mah={320} style={{ overflowY: 'auto' }}>
            {!sourceShown && (
              <Menu.Item onClick={() => open('source')}>
                <Trans>Source</Trans>
              </Menu.Item>
            )}
            {hidden.map((field) => (
              <Menu.Item key={field.id} onClick={() => open(field.id)}>
                {field.label}
              </Menu.Item>
            ))}
          </Menu.Dropdown>
        </Menu>
      )}
    </Group>
  );
}

const hints: Partial<Record<CustomField['kind'], string>> = {
  get number() {
    return t`5, 5..10 or 5..`;
  },
  date: '2026-01-01..2026-03-31',
  get text() {
    return t`Begins with…`;
  },
  get link() {
    return t`Begins with…`;
  },
};

function FieldFilter(props: {
  field: CustomField;
  value: string;
  onChange: (value: string) => void;
  onClose: () => void;
}) {
  const { t } = useLingui();
  const { field, value, onChange, onClose } = props;
  if (field.kind === 'member')
    return (
      <Group gap={2} align="flex-end">
        <MemberInput label={field.label} value={value || null} onChange={(next) => onChange(next ?? '')} />
        <RemoveFilter label={field.label} onClose={onClose} />
      </Group>
    );
  if (hints[field.kind] !== undefined)
    return (
      <TextFilter
        label={field.label}
        placeholder={hints[field.kind]}
        value={value}
        onChange={onChange}
        onClose={onClose}
      />
    );
  const options =
    field.kind === 'yes_no'
      ? [
          { value: 'true', label: t`Yes` },
          { value: 'false', label: t`No` },
        ]
      : field.options.map((option) => ({ value: option.key, label: option.label }));
  return (
    <Group gap={2} align="flex-end">
      <Select
        size="xs"
        w={170}
        label={field.label}
        data={[...options, { value: '*', label: t`Any answer` }]}
        value={value === '' ? null : value}
        onChange={(next) => onChange(next ?? '')}
      />
      <RemoveFilter label={field.label} onClose={onClose} />
    </Group>
  );
}

/** A filter that is typed; it counts once Enter is pressed or the field is left. */
function TextFilter(props: {
  label: string;
  placeholder?: string;
  value: string;
  onChange: (value: string) => void;
  onClose: () => void;
}) {
  const { label, placeholder, value, onChange, onClose } = props;
  const [text, setText] = useState(value);
  const send = () => {
    if (text !== value) onChange(text.trim());
  };
  return (
    <Group gap={2} align="flex-end">
      <TextInput
        size="xs"
        w={180}
        label={label}
        placeholder={placeholder}
        value={text}
        onChange={(event) => setText(event.currentTarget.value)}
        onBlur={send}
        onKeyDown={(event) => event.key === 'Enter' && send()}
      />
      <RemoveFilter label={label} onClose={onClose} />
    </Group>
  );
}

function RemoveFilter({ label, onClose }: { label: string; onClose: () => void }) {
  const { t } = useLingui();
  return (
    <ActionIcon variant="subtle" color="gray" aria-label={t`Remove the filter ${label}`} onClick={onClose}>
      <IconX size={14} />
    </ActionIcon>
  );
}
