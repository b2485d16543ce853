import { Trans, useLingui } from '@lingui/react/macro';
import { Button, Card, Group, Select, Stack } from '@mantine/core';
import { useForm } from '@mantine/form';
import { useDebouncedValue } from '@mantine/hooks';
import { useMutation, useQuery, useQueryClient } from '@tanstack/react-query';
import { useRef } from 'react';
import type { Job, LetterTemplate } from '@/contract';
import { useFormDraft } from '@/drafts/use-draft';
import { newIdempotencyKey } from '@/http/preconditions';
import { fieldMessages } from '@/http/problem';
import { FormError } from '@/ui/form-error';
import { toastDone } from '@/ui/toast';
import { createOffer, newLetterQuery } from '../api/offers';
import { formErrors, newOffer, type OfferDraft, termsOf } from '../model/offer-form';
import { LetterProblems } from './letter-problems';
import { LetterView } from './letter-view';
import { OfferFields } from './offer-fields';
import classes from './offers.module.css';

interface NewOfferProps {
  applicationId: string;
  job: Job | undefined;
  templates: LetterTemplate[];
  onDone: () => void;
}

/** Writes a draft: terms on the left, the letter that comes of them on the right. */
export function NewOffer({ applicationId, job, templates, onDone }: NewOfferProps) {
  const { t } = useLingui();
  const client = useQueryClient();
  const key = useRef(newIdempotencyKey());
  const form = useForm<OfferDraft>({ initialValues: newOffer(job, templates[0]) });
  const kept = useFormDraft(`offer:new:${applicationId}`, form);
  const template = templates.find((one) => one.id === form.values.template_id) ?? templates[0];
  const terms = termsOf(form.values, template?.fields.map((field) => field.key) ?? []);
  const [shown] = useDebouncedValue(JSON.stringify(terms), 400);
  const letter = useQuery({
    ...newLetterQuery(applicationId, template?.id ?? '', JSON.parse(shown) as typeof terms),
    enabled: template !== undefined,
  });
  const create = useMutation({
    mutationFn: () =>
      createOffer(applicationId, template?.id ?? '', terms, form.values.private_notes, key.current),
    onSuccess: (offer) => {
      kept.forget();
      client.setQueryData(['offers', offer.id], offer);
      toastDone(t`The draft is saved. Nothing is sent yet.`);
      onDone();
    },
    onError: (error) => form.setErrors(formErrors(fieldMessages(error))),
    onSettled: () => void client.invalidateQueries({ queryKey: ['offers'] }),
  });
  return (
    <form onSubmit={form.onSubmit(() => create.mutate())} aria-label={t`New offer`} noValidate>
      <div className={classes.container}>
        <div className={classes.split}>
          <Stack>
            <FormError error={create.error} />
            <Select
              label={t`Letter template`}
              data={templates.map((one) => ({ value: one.id, label: one.name }))}
              allowDeselect={false}
              {...form.getInputProps('template_id')}
              value={template?.id ?? null}
            />
            <OfferFields form={form} fields={template?.fields ?? []} />
            <Group justify="flex-end">
              <Button
                variant="default"
                onClick={() => {
                  kept.forget();
                  onDone();
                }}
              >
                <Trans>Cancel</Trans>
              </Button>
              <Button type="submit" loading={create.isPending}>
                <Trans>Save as draft</Trans>
              </Button>
            </Group>
          </Stack>
          <Card withBorder className={classes.paper} component="section" aria-label={t`The letter so far`}>
            {letter.error !== null && <LetterProblems error={letter.error} />}
            {letter.data !== undefined && (
              <LetterView subject={letter.data.subject} html={letter.data.body_html} />
            )}
          </Card>
        </div>
      </div>
    </form>
  );
}
