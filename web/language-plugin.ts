import { fileURLToPath } from 'node:url';
import { type NodePath, type PluginObj, transformAsync, types } from '@babel/core';
import { getCatalogForFile, getCatalogs } from '@lingui/cli/api';
import { makeConfig } from '@lingui/conf';
import { compileMessage } from '@lingui/message-utils/compileMessage';
import type { Plugin } from 'vite';
import settings from './lingui.config.js';

const root = fileURLToPath(new URL('.', import.meta.url)).replace(/\/$/, '');
const config = makeConfig({ ...settings, rootDir: root }, { skipValidation: true });

/**
 * The English text stands in the code, already taken apart: what has placeholders or plural forms
 * as the list that the runtime puts together, so that no parser of messages is shipped.
 */
const compiledText = (): PluginObj => ({
  visitor: {
    Program: {
      exit(program: NodePath<types.Program>) {
        program.traverse({
          ObjectExpression({ node }) {
            const named = (name: string) =>
              node.properties.find(
                (one): one is types.ObjectProperty =>
                  types.isObjectProperty(one) && types.isIdentifier(one.key, { name }),
              );
            const message = named('message');
            if (named('id') === undefined || !types.isStringLiteral(message?.value)) return;
            const compiled = compileMessage(message.value.value);
            if (typeof compiled !== 'string') message.value = types.valueToNode(compiled);
          },
        });
      },
    },
  },
});

const macros = ['@lingui/babel-plugin-lingui-macro', { linguiConfig: config, stripMessageField: false }];

/** Turns the macros of translated text into calls, and a `.po` catalog into a module of messages. */
export const language = (): Plugin => {
  let sourceMaps = false;
  return {
    name: 'rolecall-language',
    enforce: 'pre',
    configResolved({ command, build }) {
      sourceMaps = command === 'serve' || build.sourcemap !== false;
    },
    transform: {
      filter: { id: /\.(tsx?|po)(\?.*)?$/ },
      async handler(code, id) {
        const file = id.split('?')[0] ?? id;
        if (file.endsWith('.po')) return catalogModule(file);
        if (!code.includes('@lingui/')) return null;
        const result = await transformAsync(code, {
          filename: file,
          configFile: false,
          babelrc: false,
          sourceMaps,
          parserOpts: { plugins: ['typescript', 'jsx'] },
          plugins: [macros, compiledText],
        });
        return result?.code == null ? null : { code: result.code, map: result.map };
      },
    },
  };
};

const catalogModule = async (file: string) => {
  const found = getCatalogForFile(file.slice(root.length + 1), await getCatalogs(config));
  const translated = await found.catalog.read(found.locale);
  const messages = Object.fromEntries(
    Object.entries(translated).map(([id, { translation }]) => [id, compileMessage(translation)]),
  );
  return { code: `export const messages = JSON.parse(${JSON.stringify(JSON.stringify(messages))});` };
};
