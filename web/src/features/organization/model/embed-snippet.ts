export interface Embedding {
  /** The organization's careers page, a whole address. */
  careers: string;
  /** What stands there until the list has come, and where scripts are switched off. */
  link: string;
  /** `en`, `de` or `es`; empty for that of each reader. */
  language: string;
  /** The whole name of a department; empty for all. */
  department: string;
}

const ID = 'rolecall-jobs';

const escaped = (text: string) => text.replace(/[&<"]/g, (sign) => `&#${sign.charCodeAt(0)};`);

/** The HTML that shows the open jobs where it stands on another website. */
export function embedSnippet({ careers, link, language, department }: Embedding): string {
  const options = [
    ['data-into', ID],
    ['data-lang', language],
    ['data-department', department.trim()],
  ].flatMap(([name = '', value = '']) => (value === '' ? [] : [` ${name}="${escaped(value)}"`]));
  return [
    `<div id="${ID}"><a href="${escaped(careers)}">${escaped(link)}</a></div>`,
    `<script src="${escaped(careers)}/embed.js"${options.join('')} async></script>`,
  ].join('\n');
}
