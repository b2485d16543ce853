// Hands an application in as the vendors document it, with another host: Greenhouse's multipart
// form with the key as the user of HTTP Basic authentication, Lever's with the key in the address.
// Usage: node apply.js greenhouse|lever <address of the job> <key> <path of a résumé>
import { readFile } from 'node:fs/promises';
import { basename } from 'node:path';

const [system, address, key, path] = process.argv.slice(2);
const form = new FormData();
const resume = new Blob([await readFile(path)], { type: 'application/pdf' });
form.append('resume', resume, basename(path));
form.append('email', 'sammy@example.com');
form.append('phone', '3337778888');
let url = address;
const headers = {};
if (system === 'greenhouse') {
  form.append('first_name', 'Sammy');
  form.append('last_name', 'McSamson');
  form.append('location', '110 5th Ave New York, NY, 10011');
  form.append('latitude', '40.7376671');
  form.append('longitude', '-73.9929196');
  form.append('mapped_url_token', 'token12345');
  form.append('data_compliance[gdpr_consent_given]', 'true');
  form.append('data_compliance[gdpr_processing_consent_given]', 'true');
  headers.Authorization = `Basic ${Buffer.from(`${key}:`).toString('base64')}`;
} else {
  form.append('name', 'Sammy McSamson');
  form.append('org', 'Harbor Vale');
  form.append('urls[GitHub]', 'https://github.com/sammy');
  form.append('comments', 'I care.');
  form.append('source', 'LinkedIn');
  form.append('consent[store]', 'true');
  url += `?key=${encodeURIComponent(key)}`;
}
const answer = await fetch(url, { method: 'POST', headers, body: form });
console.log(JSON.stringify({ status: answer.status, body: await answer.json() }));
