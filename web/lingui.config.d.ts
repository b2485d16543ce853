import type { LinguiConfig } from '@lingui/conf';

declare const config: LinguiConfig;
export default config;
