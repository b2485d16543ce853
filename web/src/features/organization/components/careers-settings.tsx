import { Trans, useLingui } from '@lingui/react/macro';
import { Anchor, Button, ColorInput, FileButton, Group, Switch, Text, TextInput } from '@mantine/core';
import { IconUpload } from '@tabler/icons-react';
import { useMutation } from '@tanstack/react-query';
import { useState } from 'react';
import type { Organization } from '@/contract';
import { RichTextField } from '@/ui/rich-text-field';
import { toastFailed } from '@/ui/toast';
import { uploadLogo } from '../api/upload-logo';
import { SettingsForm, useSettingsForm } from './settings-form';

const valuesOf = (organization: Organization) => ({
  tagline: organization.tagline,
  about_html: organization.about_html,
  website: organization.website,
  primary_color: organization.brand.primary_color,
  logo_file_id: organization.brand.logo_file_id,
  enabled: organization.careers.enabled,
  show_pay: organization.careers.show_pay,
});

export function CareersSettings({ organization }: { organization: Organization }) {
  const { t } = useLingui();
  const [logoName, setLogoName] = useState<string | null>(null);
  const draft = useSettingsForm('careers', organization, valuesOf, {
    website: (value) => (value === '' || /^https?:\/\/\S+\.\S+/.test(value) ? null : t`Begin with https://.`),
    primary_color: (value) => (/^#[0-9a-f]{6}$/i.test(value) ? null : t`A colour such as #12594f.`),
  });
  const { form } = draft;
  const upload = useMutation({
    mutationFn: uploadLogo,
    onSuccess: (file) => {
      form.setFieldValue('logo_file_id', file.id);
      setLogoName(file.filename);
    },
    onError: (error) => toastFailed(t`The logo was not uploaded`, error),
  });
  return (
    <SettingsForm
      organization={organization}
      draft={draft}
      changes={({ primary_color, logo_file_id, enabled, show_pay, ...rest }) => ({
        ...rest,
        brand: { primary_color, logo_file_id },
        careers: { enabled, show_pay },
      })}
    >
      <Group justify="space-between">
        <Switch
          label={t`The careers page is public`}
          {...form.getInputProps('enabled', { type: 'checkbox' })}
        />
        <Anchor href={`/careers/${organization.slug}`} target="_blank" size="sm">
          <Trans>See the page</Trans>
        </Anchor>
      </Group>
      <Switch
        label={t`Show pay ranges`}
        description={t`Some places require them in every posting.`}
        {...form.getInputProps('show_pay', { type: 'checkbox' })}
      />
      <TextInput
        label={t`Tagline`}
        placeholder={t`Care that comes to you`}
        maxLength={200}
        {...form.getInputProps('tagline')}
      />
      <TextInput label={t`Website`} type="url" placeholder={t`https://`} {...form.getInputProps('website')} />
      <ColorInput
        label={t`Colour`}
        description={t`Of buttons and links on the careers page; text on it stays readable.`}
        format="hex"
        swatches={['#12594f', '#1d4ed8', '#7c3aed', '#b91c1c', '#b45309', '#334155']}
        eyeDropperButtonProps={{ 'aria-label': t`Pick a colour from the screen` }}
        {...form.getInputProps('primary_color')}
      />
      <Group>
        {organization.brand.logo_url !== null && logoName === null && (
          <img src={organization.brand.logo_url} alt={t`The present logo`} height={44} />
        )}
        <FileButton
          accept="image/png,image/jpeg,image/webp"
          onChange={(file) => file !== null && upload.mutate(file)}
        >
          {(props) => (
            <Button
              {...props}
              variant="default"
              leftSection={<IconUpload size={16} />}
              loading={upload.isPending}
            >
              {organization.brand.logo_file_id === null ? t`Upload a logo` : t`Replace the logo`}
            </Button>
          )}
        </FileButton>
        {logoName !== null && (
          <Text size="sm">
            <Trans>{logoName}: save to use it.</Trans>
          </Text>
        )}
        {form.values.logo_file_id !== null && (
          <Button
            variant="subtle"
            color="red"
            onClick={() => {
              form.setFieldValue('logo_file_id', null);
              setLogoName(null);
            }}
          >
            <Trans>Remove the logo</Trans>
          </Button>
        )}
      </Group>
      <RichTextField
        label={t`About`}
        description={t`Who you are, above the list of jobs.`}
        value={form.values.about_html}
        onChange={(html) => form.setFieldValue('about_html', html)}
        error={form.errors.about_html}
        minHeight={140}
      />
    </SettingsForm>
  );
}
