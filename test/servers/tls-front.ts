import { connect, createServer, type AddressInfo } from 'node:net';
import { createServer as createTlsServer } from 'node:tls';
import type { SelfSigned } from './self-signed.mjs';

/** The first byte of whoever wants a secure connection. */
const TLS_HANDSHAKE = 0x16;

/** What Go's servers say to everybody else. */
const PLAIN_HTTP_REFUSAL =
  'HTTP/1.0 400 Bad Request\r\n\r\nClient sent an HTTP request to an HTTPS server.\n';

/** Speaks https on a port of 127.0.0.1, and hands on what it hears to a server beside it. */
export async function startTlsFront(backendPort: number, { key, cert }: SelfSigned) {
  const secure = createTlsServer({ key, cert }, (client) => {
    const backend = connect(backendPort, '127.0.0.1');
    client.pipe(backend).pipe(client);
    for (const [one, other] of [
      [client, backend],
      [backend, client],
    ] as const) {
      one.on('error', () => other.destroy());
      one.on('close', () => other.destroy());
    }
  });
  const server = createServer((socket) => {
    socket.on('error', () => {}); // A browser that does not trust us hangs up.
    socket.once('data', (bytes) => {
      if (bytes[0] !== TLS_HANDSHAKE) return void socket.end(PLAIN_HTTP_REFUSAL);
      socket.pause();
      socket.unshift(bytes);
      return void secure.emit('connection', socket);
    });
  });
  secure.on('tlsClientError', () => {});
  await new Promise<void>((resolve) => server.listen(0, '127.0.0.1', resolve));
  return { port: (server.address() as AddressInfo).port, close: () => void server.close() };
}
