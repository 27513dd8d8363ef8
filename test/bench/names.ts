/** Who takes part, by the names that the report shows. */
export const OURS = 'okta-v2';
export const OURS_CLI = 'okta-v2 CLI';
export const OURS_MCP = 'okta-v2 mcp';
export const OURS_HOST = 'okta-v2 Cortex host';
export const OURS_IN_CORTEX = 'okta-v2 in Cortex (shim and yml)';
export const NODE_ALONE = 'node -e 0';
export const PYTHON_ALONE = 'python3 -c pass';
export const PYTHON_JOBS = 'Python, http.client';
export const RAW = 'node:https loop';
export const RAW_PROCESS = 'node:https process';
export const AXIOS = 'bare axios';
export const SDK = 'official SDK';
