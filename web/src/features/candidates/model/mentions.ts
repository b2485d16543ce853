export interface Person {
  user_id: string;
  full_name: string;
}

const typed = /(?:^|\s)@([^\s@][^@\n]{0,39})?$/u;

/** What is being typed behind an @ at the caret, null if nothing is. */
export const mentionAt = (text: string, caret: number): string | null => {
  const found = typed.exec(text.slice(0, caret));
  return found === null ? null : (found[1] ?? '');
};

/** The people any of whose names begins with what is typed. */
export const matching = <P extends Person>(people: readonly P[], start: string): P[] => {
  const wanted = start.toLocaleLowerCase();
  return people.filter(({ full_name: name }) => {
    const folded = name.toLocaleLowerCase();
    return folded.startsWith(wanted) || folded.split(/\s+/).some((word) => word.startsWith(wanted));
  });
};

/** The text with the name in the place of what was typed, and where the caret goes. */
export const completed = (text: string, caret: number, name: string): [string, number] => {
  const start = text.slice(0, caret).lastIndexOf('@');
  const before = `${text.slice(0, start)}@${name} `;
  return [before + text.slice(caret).replace(/^ /, ''), before.length];
};

/** Who is named in the text. */
export const mentioned = (text: string, people: readonly Person[]): string[] =>
  people.filter(({ full_name: name }) => text.includes(`@${name}`)).map(({ user_id: id }) => id);
