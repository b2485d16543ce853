import { expect, test } from 'vitest';
import { embedSnippet } from './embed-snippet';

const careers = 'https://jobs.example.com/careers/harbor';

test('says what is asked for, and nothing else', () => {
  expect(embedSnippet({ careers, link: 'Open jobs', language: '', department: ' ' })).toBe(
    `<div id="rolecall-jobs"><a href="${careers}">Open jobs</a></div>\n` +
      `<script src="${careers}/embed.js" data-into="rolecall-jobs" async></script>`,
  );
  expect(embedSnippet({ careers, link: '', language: 'de', department: 'Nursing' })).toContain(
    ' data-lang="de" data-department="Nursing" async',
  );
});

test('lets no name break out of the HTML', () => {
  const snippet = embedSnippet({ careers, link: '<Bread & Roses>', language: '', department: 'A "B" <C>' });
  expect(snippet).toContain('>&#60;Bread &#38; Roses></a>');
  expect(snippet).toContain('data-department="A &#34;B&#34; &#60;C>"');
});
