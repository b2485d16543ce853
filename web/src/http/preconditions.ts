/** Writes only if the record is still at the version that was read (412 otherwise). */
export const ifMatch = (version: number) => ({ 'If-Match': `"${version}"` });

/** Makes a repeat of the same request answer what the first one did. */
export const idempotencyKey = (key: string) => ({ 'Idempotency-Key': key });

/** A fresh key, one for each thing that a person sets out to do. */
export const newIdempotencyKey = (): string => crypto.getRandomValues(new Uint32Array(4)).join('-');
