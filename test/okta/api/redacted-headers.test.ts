import { describe, expect, it } from 'vitest';
import { createIntegration } from '../../../src/integration.ts';
import { startLocalServer } from '../../support/local-server.ts';

const TOKEN = '00secretTokenOfTheTests';

/** What a command says of an answer in raw HTTP. */
async function errorOf(answer: string): Promise<string> {
  const { origin: url } = await startLocalServer(({ socket }) => void socket.end(answer));
  const result = await createIntegration({ params: { url, credentials: TOKEN } }).run('okta-get-zone', { zoneID: 'x' });
  return result.ok ? 'no error' : `${result.message} ${JSON.stringify(result.error)}`;
}

describe('a secret that an answer repeats is taken out of', () => {
  it.each([
    ['its reason phrase', `HTTP/1.1 400 no ${TOKEN}\r\ncontent-length: 2\r\n\r\n{}`],
    ['its request id', `HTTP/1.1 400 no\r\nx-okta-request-id: ${TOKEN}\r\ncontent-length: 2\r\n\r\n{}`],
    ['its content type', `HTTP/1.1 200 OK\r\ncontent-type: text/${TOKEN}\r\ncontent-length: 3\r\n\r\nnot`],
    ['its body', `HTTP/1.1 400 no\r\ncontent-length: ${TOKEN.length}\r\n\r\n${TOKEN}`],
  ])('%s', async (_, answer) => {
    const text = await errorOf(answer);
    expect(text).toContain('<XX_REPLACED>');
    expect(text).not.toContain(TOKEN);
  });
});
