/** The least that can answer: node's http alone, no check, no order, no store. The limit for the others. */
import { Agent, createServer, request } from "node:http";
import { createAnswer, settings, type Shown } from "./engine.js";

const { port, apiRoot, token } = settings();
const answer = createAnswer();
const agent = new Agent({ keepAlive: true, maxSockets: 100 });
const api = new URL(apiRoot);

function send(chat: number, shown: Shown): Promise<void> {
  const message = { chat_id: chat, ...shown, link_preview_options: { is_disabled: true } };
  const body = Buffer.from(JSON.stringify(message));
  return new Promise((resolve, reject) => {
    const headers = { "content-type": "application/json", "content-length": body.length };
    const call = request({ agent, hostname: api.hostname, port: api.port, path: `/bot${token}/sendMessage`, method: "POST", headers }, (response) => {
      const chunks: Buffer[] = [];
      response.on("data", (chunk: Buffer) => chunks.push(chunk));
      response.on("end", () => {
        JSON.parse(Buffer.concat(chunks).toString("utf8"));
        resolve();
      });
    });
    call.on("error", reject);
    call.end(body);
  });
}

const server = createServer((incoming, outgoing) => {
  const chunks: Buffer[] = [];
  incoming.on("data", (chunk: Buffer) => chunks.push(chunk));
  incoming.on("end", () => {
    const update = JSON.parse(Buffer.concat(chunks).toString("utf8")) as { update_id: number; message: { text: string; chat: { id: number } } };
    const { chat, text } = update.message;
    void send(chat.id, answer(update.update_id, chat.id, text)).then(() => outgoing.writeHead(200, { "content-length": 0 }).end());
  });
});
server.keepAliveTimeout = 75_000; // as ours: none is closed while the others have their turn
server.listen(port);
