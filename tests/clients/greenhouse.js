// Runs gatsby-source-greenhouse-job-board (MIT) as Gatsby does and prints the nodes that it makes.
// The host is written into the package; only it is replaced, where the package calls fetch.
// Usage: node greenhouse.js https://rolecall.example board-token
import { createRequire } from 'node:module';

const [host, boardToken] = process.argv.slice(2);
const asked = [];
const fetchAnything = globalThis.fetch;
globalThis.fetch = (address, options) => {
  const wanted = String(address).replace('https://boards-api.greenhouse.io', host);
  asked.push(wanted.slice(host.length));
  return fetchAnything(wanted, options);
};

const { sourceNodes } = createRequire(import.meta.url)(
  'gatsby-source-greenhouse-job-board/gatsby-node',
);
const nodes = [];
await sourceNodes(
  {
    actions: { createNode: (node) => nodes.push(node) },
    createNodeId: (name) => name,
    reporter: {
      info: () => {},
      panic: (message) => {
        console.error(message);
        process.exit(1);
      },
    },
  },
  { boardToken },
);
console.log(JSON.stringify({ asked, nodes }));
