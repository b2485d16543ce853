import { Trans, useLingui } from '@lingui/react/macro';
import { Accordion, Button, Card, Group, Stack, Textarea, TextInput } from '@mantine/core';
import { useForm } from '@mantine/form';
import { useDebouncedValue } from '@mantine/hooks';
import { IconSend } from '@tabler/icons-react';
import { useMutation, useQuery, useQueryClient } from '@tanstack/react-query';
import { useEffect, useRef, useState } from 'react';
import type { Offer } from '@/contract';
import { useFormDraft } from '@/drafts/use-draft';
import { fieldMessages } from '@/http/problem';
import { Confirm } from '@/ui/confirm';
import { FormError } from '@/ui/form-error';
import { RichTextField } from '@/ui/rich-text-field';
import { toastDone } from '@/ui/toast';
import { changedLetterQuery, type OfferChange, sendOffer, submitOffer, updateOffer } from '../api/offers';
import { draftOf, formErrors, type OfferDraft, termsOf } from '../model/offer-form';
import { LetterProblems } from './letter-problems';
import { LetterView } from './letter-view';
import { OfferFields } from './offer-fields';
import classes from './offers.module.css';

/** A draft while it is written, with the letter that comes of it, until it is sent. */
export function OfferEditor({ offer }: { offer: Offer }) {
  const { t } = useLingui();
  const client = useQueryClient();
  const form = useForm<OfferDraft>({ initialValues: draftOf(offer) });
  const kept = useFormDraft(`offer:${offer.id}`, form);
  const [asking, setAsking] = useState(false);
  const [note, setNote] = useState('');
  // Where an approval chain applies, the server offers to submit instead of to send.
  const approved = !offer.allowed_actions.includes('submit');
  const base = useRef(offer.version);
  useEffect(() => {
    if (base.current === offer.version || form.isDirty()) return;
    base.current = offer.version;
    form.setInitialValues(draftOf(offer));
    form.setValues(draftOf(offer));
    // The form is stable; only a newer offer matters.
    // eslint-disable-next-line react-hooks/exhaustive-deps
  }, [offer]);
  const text = {
    terms: termsOf(
      form.values,
      offer.fields.map((field) => field.key),
    ),
    subject: form.values.subject,
    body_html: form.values.body_html,
  };
  const change: OfferChange = { ...text, private_notes: form.values.private_notes };
  const [shown] = useDebouncedValue(JSON.stringify(text), 400);
  const letter = useQuery(changedLetterQuery(offer.id, JSON.parse(shown) as typeof text));
  const saved = (next: Offer) => {
    kept.forget();
    base.current = next.version;
    form.setInitialValues(draftOf(next));
    form.resetDirty(draftOf(next));
    client.setQueryData(['offers', next.id], next);
  };
  const failed = (error: unknown) => {
    setAsking(false);
    form.setErrors(formErrors(fieldMessages(error)));
  };
  const refresh = () => void client.invalidateQueries({ queryKey: ['offers'] });
  const save = useMutation({
    mutationFn: () => updateOffer(offer, change),
    onSuccess: (next) => {
      saved(next);
      toastDone(t`Saved.`);
    },
    onError: failed,
    onSettled: refresh,
  });
  const send = useMutation({
    mutationFn: async () => {
      const current = form.isDirty() ? await updateOffer(offer, change) : offer;
      return approved ? sendOffer(current) : submitOffer(current, note.trim());
    },
    onSuccess: (next) => {
      saved(next);
      setAsking(false);
      toastDone(
        approved
          ? t`The offer is on its way to ${next.candidate_name}.`
          : t`The approvers are told. You send the offer once they have said yes.`,
      );
    },
    onError: failed,
    onSettled: refresh,
  });
  return (
    <>
      <form onSubmit={form.onSubmit(() => save.mutate())} aria-label={t`Offer`} noValidate>
        <div className={classes.container}>
          <div className={classes.split}>
            <Stack>
              <FormError error={send.error ?? save.error} />
              <OfferFields form={form} fields={offer.fields} />
              <Accordion variant="separated">
                <Accordion.Item value="wording">
                  <Accordion.Control>
                    <Trans>Wording of this letter</Trans>
                  </Accordion.Control>
                  <Accordion.Panel>
                    <Stack>
                      <TextInput label={t`Subject`} maxLength={200} {...form.getInputProps('subject')} />
                      <RichTextField
                        label={t`Letter`}
                        description={t`Variables such as ${'{{pay}}'} are filled in.`}
                        value={form.values.body_html}
                        onChange={(html) => form.setFieldValue('body_html', html)}
                        error={form.errors.body_html}
                      />
                    </Stack>
                  </Accordion.Panel>
                </Accordion.Item>
              </Accordion>
              <Group justify="flex-end">
                <Button type="submit" variant="default" loading={save.isPending}>
                  <Trans>Save draft</Trans>
                </Button>
                <Button leftSection={<IconSend size={16} />} onClick={() => setAsking(true)}>
                  {approved ? t`Send…` : t`Ask for approval…`}
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
      {/* Outside of the form: what is sent in a dialog would reach the form, too. */}
      <Confirm
        opened={asking}
        onClose={() => setAsking(false)}
        title={
          approved ? t`Send this offer to ${offer.candidate_name}?` : t`Ask for the approval of this offer?`
        }
        action={approved ? t`Send the offer` : t`Ask for approval`}
        loading={send.isPending}
        onConfirm={() => send.mutate()}
      >
        {approved ? (
          <>
            <Trans>
              {offer.candidate_email} gets a mail with a private link. The letter is kept as version{' '}
              {offer.newest_version + 1} and can no longer be changed; a new version would take its place.
              Accepting it hires the candidate and fills an opening.
            </Trans>
          </>
        ) : (
          <>
            <Trans>
              Those who have to say yes are told by mail. The candidate sees nothing; you send the offer once
              it is approved.
            </Trans>
            <Textarea
              mt="md"
              label={t`A word for the approvers (if you like)`}
              autosize
              minRows={2}
              maxLength={500}
              value={note}
              onChange={(event) => setNote(event.currentTarget.value)}
            />
          </>
        )}
      </Confirm>
    </>
  );
}
