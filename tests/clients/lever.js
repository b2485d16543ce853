// Runs gatsby-source-lever (MIT) as Gatsby does and prints the nodes that it makes.
// The host is written into the package; only it is replaced, by an interceptor of its axios.
// Usage: node lever.js https://rolecall.example site
import { createHash } from 'node:crypto';
import { createRequire } from 'node:module';

const [host, site] = process.argv.slice(2);
const require = createRequire(import.meta.url);
const plugin = require.resolve('gatsby-source-lever/gatsby-node');
const axios = createRequire(plugin)('axios');
const asked = [];
axios.interceptors.request.use((request) => {
  const url = request.url.replace('https://api.lever.co', host);
  asked.push(url.slice(host.length));
  return { ...request, url };
});

const nodes = [];
await require(plugin).sourceNodes(
  {
    actions: { createNode: (node) => nodes.push(node) },
    createNodeId: (name) => name,
    createContentDigest: (content) =>
      createHash('md5').update(JSON.stringify(content)).digest('hex'),
  },
  { site },
);
console.log(JSON.stringify({ asked, nodes }));
