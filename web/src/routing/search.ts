/** Reads of address parameters: what is not well-formed is as if it were not there. */
export const optionalText = (value: unknown): string | undefined =>
  typeof value === 'string' && value !== '' ? value : typeof value === 'number' ? String(value) : undefined;

export const oneOf = <const T extends string>(value: unknown, allowed: readonly T[]): T | undefined =>
  allowed.find((one) => one === value);

/** Texts of a parameter that may be there several times; at most a hundred. */
export const optionalTexts = (value: unknown): string[] | undefined => {
  const found = (Array.isArray(value) ? value : [value]).filter(
    (one): one is string => typeof one === 'string' && one.length <= 200,
  );
  return found.length === 0 ? undefined : found.slice(0, 100);
};
