import { hasStatus, isTransient } from '@/http/problem';

/** How far an upload has come on the server. */
export interface Arrived {
  offset: number;
  is_whole: boolean;
}

/** How an upload is begun, sent and asked for. */
export interface Way<T extends Arrived> {
  begin: () => Promise<T>;
  send: (begun: T, piece: Blob) => Promise<T>;
  look: (begun: T) => Promise<T>;
}

const pieceBytes = 512 * 1024;
const mostBreaks = 5;

const later = (milliseconds: number) => new Promise((resolve) => setTimeout(resolve, milliseconds));

/**
 * Sends a file piece by piece. When the connection breaks, the server is asked how far it has come,
 * and it goes on from there; `patience` is the first pause in milliseconds, each further one is twice
 * as long. Throws what a file is refused with, and what broke when it does not stop to.
 */
export const inPieces = async <T extends Arrived>(
  file: Blob,
  way: Way<T>,
  onProgress: (share: number) => void,
  signal: AbortSignal,
  patience = 1000,
): Promise<T> => {
  let upload = await way.begin();
  let breaks = 0;
  let lost = false;
  while (!upload.is_whole) {
    try {
      if (lost) upload = await way.look(upload);
      else upload = await way.send(upload, file.slice(upload.offset, upload.offset + pieceBytes));
      if (!lost) breaks = 0;
      lost = false;
      onProgress(file.size === 0 ? 1 : upload.offset / file.size);
    } catch (error) {
      const goesOn = isTransient(error) || hasStatus(error, 409);
      if (!goesOn || signal.aborted || breaks >= mostBreaks) throw error;
      breaks += 1;
      lost = true;
      await later(patience * 2 ** (breaks - 1));
    }
  }
  return upload;
};
