// Judges the structured data of pages: what Google asks of a JobPosting (Adobe's validator), and
// whether every name and value is schema.org's (Google's schema-dts, checked by TypeScript).
// Usage: node judge.js <folder with pages *.html> <path of TypeScript's package>
import { readdir, readFile, rm, writeFile } from 'node:fs/promises';
import { createRequire } from 'node:module';
import { join, resolve } from 'node:path';
import { pathToFileURL } from 'node:url';
import Validator from '@adobe/structured-data-validator';
import WebAutoExtractor from '@marbec/web-auto-extractor';

const [folder, typescript] = process.argv.slice(2);
const require = createRequire(import.meta.url);
const { default: ts } = await import(pathToFileURL(require.resolve(resolve(typescript))));
const verdict = {};
const sources = [];
for (const name of (await readdir(folder)).filter((file) => file.endsWith('.html'))) {
  const page = await readFile(join(folder, name), 'utf8');
  const found = new WebAutoExtractor({ addLocation: true, embedSource: ['rdfa', 'microdata'] }).parse(page);
  const issues = [];
  // Adobe's validator does not look into lists of places, so it gets them one at a time.
  const postings = (found.jsonld?.JobPosting ?? []).flatMap((posting) =>
    [posting.jobLocation].flat().map((place) => ({ ...posting, jobLocation: place })),
  );
  for (const posting of postings) {
    const alone = { ...found, jsonld: { ...found.jsonld, JobPosting: [posting] } };
    issues.push(...(await new Validator().validate(alone)));
  }
  const embedded = page.match(/<script type="application\/ld\+json">(.*?)<\/script>/s)?.[1] ?? '{}';
  const source = join(import.meta.dirname, `judged-${process.pid}-${name}.ts`);
  await writeFile(
    source,
    `import type { JobPosting, WithContext } from 'schema-dts';\n` +
      `export const found: WithContext<JobPosting> = ${embedded};\n`,
  );
  sources.push(source);
  verdict[name] = { types: Object.keys(found.jsonld ?? {}), issues, names: [] };
}
try {
  const program = ts.createProgram(sources, {
    strict: true,
    noEmit: true,
    skipLibCheck: true,
    target: ts.ScriptTarget.ES2022,
    module: ts.ModuleKind.NodeNext,
    moduleResolution: ts.ModuleResolutionKind.NodeNext,
    types: [],
  });
  for (const fault of ts.getPreEmitDiagnostics(program)) {
    const name = fault.file?.fileName.match(/judged-\d+-(.*)\.ts$/)?.[1];
    const text = ts.flattenDiagnosticMessageText(fault.messageText, '\n');
    (verdict[name] ?? { names: [] }).names.push(text);
    if (!verdict[name]) throw new Error(text);
  }
} finally {
  for (const source of sources) await rm(source, { force: true });
}
console.log(JSON.stringify(verdict));
