import { afterEach, beforeEach, describe, expect, test } from "vitest";
import { Api } from "../../src/edge/telegram/transport/api.js";
import { ApiError } from "../../src/edge/telegram/transport/api-error.js";
import { createExchange } from "../../src/edge/telegram/transport/exchange.js";
import { FakeTelegram, type Failure } from "./fake-api/index.js";
import { METHODS, setProps, type Props } from "./support/methods.js";

let fake: FakeTelegram;
let props: Props;
beforeEach(async () => {
  fake = await FakeTelegram.start();
  props = await setProps(fake, api());
});
afterEach(() => fake.stop());

function api(timeout = 5000): Api {
  return new Api(fake.token, { exchange: createExchange(fake.url, fake.token), timeout, delays: [5, 10, 15], longestWait: 100 });
}

const FAULTS: { fault: string; failure: Failure; applied?: boolean; certain: boolean }[] = [
  { fault: "429", failure: { status: 429, retryAfter: 0.02 }, certain: true },
  { fault: "500 of Telegram", failure: { status: 500 }, certain: true },
  { fault: "502 of a proxy", failure: { raw: "<html>", status: 502 }, certain: false },
  { fault: "a dropped connection", failure: { drop: true }, certain: false },
  { fault: "a lost reply", failure: { drop: true }, applied: true, certain: false },
  { fault: "no reply", failure: { hang: true }, certain: false },
  { fault: "garbage", failure: { raw: "\u0000" }, certain: false },
];

describe.each(Object.keys(METHODS))("%s", (method) => {
  const call = (failure: Failure): Promise<unknown> => METHODS[method]?.(api("hang" in failure ? 100 : 5000), props) ?? expect.fail();
  const mayDouble = /^send/u.test(method);

  test.each(FAULTS)("meets $fault once", async ({ failure, applied, certain }) => {
    fake.faults.add({ method, failure, ...(applied === undefined ? {} : { applied }) });
    const result = await call(failure).then(() => "done", (error: unknown) => error);
    if (certain || !mayDouble) expect(result).toBe("done");
    else expect(result).toMatchObject({ name: "ApiError", failed: "unsure", method });
    expect(fake.calls.filter((each) => each.method === method)).toHaveLength(certain || !mayDouble ? 2 : 1);
  });

  test.each(FAULTS)("gives up on $fault for ever, in little time, without the token", async ({ failure }) => {
    fake.faults.add({ method, failure, times: 100 });
    const error: unknown = await call(failure).catch((caught: unknown) => caught);
    expect(error).toBeInstanceOf(ApiError);
    const { stack, message: text } = error as Error;
    expect(`${stack} ${text} ${JSON.stringify(error)}`).not.toContain(fake.token.slice(10));
    expect(fake.calls.length).toBeLessThanOrEqual(4);
  });
});
