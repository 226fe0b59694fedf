/** The least that can answer: node's http alone, no check, no order, no store. The limit for the others. */
import { Agent, createServer, request } from "node:http";
import type { Conversation } from "../../../src/domain/conversation.js";
import { loadEngine, settings } from "./engine.js";

const { port, apiRoot, token } = settings();
const ask = await loadEngine();
const agent = new Agent({ keepAlive: true, maxSockets: 100 });
const conversations = new Map<number, Conversation>();
const api = new URL(apiRoot);

function send(chat: number, text: string): Promise<void> {
  const body = Buffer.from(JSON.stringify({ chat_id: chat, text }));
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
    const { answer, conversation } = ask({ id: String(update.update_id), chat: String(chat.id), text }, conversations.get(chat.id) ?? null, new Date());
    conversations.set(chat.id, conversation);
    void send(chat.id, answer.text).then(() => outgoing.writeHead(200, { "content-length": 0 }).end());
  });
});
server.keepAliveTimeout = 75_000; // as ours: none is closed while the others have their turn
server.listen(port);
