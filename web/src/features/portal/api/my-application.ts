import { queryOptions } from '@tanstack/react-query';
import {
  askForMyAccommodation,
  beginMyUpload,
  getMyAccommodation,
  getMyApplication,
  getMyConsents,
  getMyUpload,
  giveBackMyGiven,
  giveUpMyUpload,
  goOnWithMyUpload,
  listMyGiven,
  sayMyConsent,
  takeOverMyGiven,
  writeAboutMyApplication,
} from '@/client';
import type { MyAccommodationInput, MyConsentInput, MyGivenValue, MyUpload } from '@/contract';
import { inPieces } from '@/files/in-pieces';

const of = (id: string) => ({ path: { application_id: id } });

export const myApplicationQuery = (id: string) =>
  queryOptions({
    queryKey: ['my-applications', 'page', id],
    queryFn: ({ signal }) => getMyApplication({ ...of(id), signal }),
    // The live stream belongs to organizations; a candidate's page asks now and then.
    refetchInterval: 30_000,
  });

export const myAccommodationQuery = (id: string) =>
  queryOptions({
    queryKey: ['my-applications', 'accommodation', id],
    queryFn: ({ signal }) => getMyAccommodation({ ...of(id), signal }),
  });

export const askForAdjustment = (id: string, body: MyAccommodationInput) =>
  askForMyAccommodation({ ...of(id), body });

export const myConsentsQuery = (id: string) =>
  queryOptions({
    queryKey: ['my-applications', 'consents', id],
    queryFn: ({ signal }) => getMyConsents({ ...of(id), signal }),
  });

export const sayConsent = (id: string, body: MyConsentInput) => sayMyConsent({ ...of(id), body });

export const myGivenQuery = (id: string) =>
  queryOptions({
    queryKey: ['my-applications', 'given', id],
    queryFn: ({ signal }) => listMyGiven({ ...of(id), signal }),
  });

const field = (id: string, name: MyGivenValue['field']) => ({
  path: { application_id: id, given_field: name },
});

export const takeOverAtEmployer = (id: string, name: MyGivenValue['field']) =>
  takeOverMyGiven(field(id, name));

export const bringBackAtEmployer = (id: string, name: MyGivenValue['field']) =>
  giveBackMyGiven(field(id, name));

export const writeToTeam = (id: string, text: string, once: string, uploads: readonly string[]) =>
  writeAboutMyApplication({ ...of(id), body: { text, once, upload_ids: [...uploads] } });

const uploadOf = (id: string, uploadId: string) => ({ path: { application_id: id, my_upload_id: uploadId } });

/** Uploads a file for a message, from where it stopped whenever the connection breaks. */
export const uploadForMessage = async (
  id: string,
  file: File,
  onProgress: (share: number) => void,
  signal: AbortSignal,
): Promise<MyUpload> => {
  let begun: MyUpload | undefined;
  try {
    return await inPieces<MyUpload>(
      file,
      {
        begin: async () => {
          begun = await beginMyUpload({
            ...of(id),
            body: { filename: file.name, length: file.size },
            signal,
          });
          return begun;
        },
        send: (upload, piece) =>
          goOnWithMyUpload({
            ...uploadOf(id, upload.id),
            body: piece,
            headers: { 'upload-offset': upload.offset },
            signal,
          }),
        look: (upload) => getMyUpload({ ...uploadOf(id, upload.id), signal }),
      },
      onProgress,
      signal,
    );
  } catch (error) {
    // What was cancelled goes by itself after a day, should this not arrive.
    if (signal.aborted && begun !== undefined) void dropUpload(id, begun.id);
    throw error;
  }
};

export const dropUpload = (id: string, uploadId: string) =>
  giveUpMyUpload(uploadOf(id, uploadId)).catch(() => undefined);
