/** Starts a read while the screen's code still loads; the screen itself shows what goes wrong. */
export const preload = (read: Promise<unknown>): void => {
  read.catch(() => undefined);
};
