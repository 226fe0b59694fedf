import { Agent as HttpAgent, request as httpRequest, type IncomingMessage } from "node:http";
import { Agent as HttpsAgent, request as httpsRequest } from "node:https";

export interface Sent {
  method: string; // of the Bot API
  type: string; // content-type
  body: Buffer;
  timeout: number; // ms for the whole exchange
  signal?: AbortSignal | undefined;
  /** Awaited when the connection is there, before anything is sent; what rejects here was not sent. */
  ready?: (() => Promise<void>) | undefined;
}

export interface Received {
  status: number;
  body: string;
}

/** No reply came. `reached` tells whether the request may have got to the server. */
export class NoReply extends Error {
  override readonly name = "NoReply";
  constructor(
    message: string,
    readonly reached: boolean,
    readonly aborted = false,
  ) {
    super(message);
  }
}

export type Exchange = (sent: Sent) => Promise<Received>;

const NEVER_REACHED = new Set(["ECONNREFUSED", "ENOTFOUND", "EAI_AGAIN", "EHOSTUNREACH", "ENETUNREACH", "EADDRNOTAVAIL"]);

/** Makes the function that posts to the Bot API: connections kept alive, one time-out, no token in any error. */
export function createExchange(apiRoot: string, token: string): Exchange {
  const base = new URL(apiRoot);
  const secure = base.protocol === "https:";
  const options = { keepAlive: true, maxSockets: 100, timeout: 15_000 }; // an idle connection is closed before the server does it
  const agent = secure ? new HttpsAgent(options) : new HttpAgent(options);
  const request = secure ? httpsRequest : httpRequest;
  const prefix = `${base.pathname.replace(/\/$/u, "")}/bot${token}/`;

  return ({ method, type, body, timeout, signal, ready }) =>
    new Promise<Received>((resolve, reject) => {
      if (signal?.aborted === true) return reject(new NoReply("the deadline had passed", false, true));
      const { hostname, port } = base;
      const call = request({
        agent, hostname: hostname.replace(/^\[|\]$/gu, ""), port, path: prefix + method, method: "POST",
        headers: { "content-type": type, "content-length": body.length },
      });
      let written = false; // from here on the server may have it
      const write = (): void => {
        if (call.destroyed) return;
        written = true;
        call.end(body);
      };
      const giveUp = (error: unknown): void => {
        settle(() => reject(error as Error));
        call.destroy();
      };
      const connected = (): void => (ready === undefined ? write() : void ready().then(write, giveUp));
      const settle = (done: () => void): void => {
        clearTimeout(timer);
        signal?.removeEventListener("abort", abort);
        done();
      };
      const fail = (message: string, reached: boolean, aborted = false): void => {
        settle(() => reject(new NoReply(message, reached, aborted)));
        call.destroy();
      };
      const abort = (): void => fail("the deadline passed", written, true);
      const timer = setTimeout(() => fail(`no reply within ${timeout} ms`, written), timeout);
      signal?.addEventListener("abort", abort);
      call.on("socket", (socket) => {
        if (!socket.connecting) connected();
        else socket.once(secure ? "secureConnect" : "connect", connected);
      });
      call.on("error", (error: NodeJS.ErrnoException) => fail(error.code ?? error.name, written && !NEVER_REACHED.has(error.code ?? "")));
      call.on("response", (response: IncomingMessage) => {
        const chunks: Buffer[] = [];
        response.on("data", (chunk: Buffer) => chunks.push(chunk));
        response.on("end", () => settle(() => resolve({ status: response.statusCode ?? 0, body: Buffer.concat(chunks).toString("utf8") })));
        response.on("error", () => fail("the reply broke off", true));
        response.on("close", () => (response.complete ? undefined : fail("the reply broke off", true)));
      });
    });
}
