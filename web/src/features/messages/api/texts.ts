import { queryOptions } from '@tanstack/react-query';
import {
  getTextSettings,
  noteTextConsent,
  recallText,
  resendText,
  saveTextSettings,
  sendTestText,
  writeText,
} from '@/client';
import type { TextSettingsInput } from '@/contract';
import { idempotencyKey, ifMatch } from '@/http/preconditions';

export const textSettingsQuery = queryOptions({
  queryKey: ['text-settings'],
  queryFn: ({ signal }) => getTextSettings({ signal }),
});

export const saveSettings = (version: number, body: TextSettingsInput) =>
  saveTextSettings({ body, headers: ifMatch(version) });

export const sendTest = (number: string) => sendTestText({ body: { number } });

export const sendText = (applicationId: string, body: string, key: string) =>
  writeText({ path: { application_id: applicationId }, body: { body }, headers: idempotencyKey(key) });

export const noteConsent = (applicationId: string, body: { given: boolean; note: string }) =>
  noteTextConsent({ path: { application_id: applicationId }, body });

const one = (id: string) => ({ path: { text_id: id } });
export const recallOneText = (id: string) => recallText(one(id));
export const resendOneText = (id: string) => resendText(one(id));
