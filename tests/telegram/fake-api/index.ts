export type { UploadedFile } from "./body.js";
export type { Chat, Message, User } from "./chats.js";
export type { Failure, Fault } from "./faults.js";
export { imageSize } from "./image-size.js";
export { Person } from "./people.js";
export { FakeTelegram, type Call, type FakeOptions } from "./server.js";
export type { Update } from "./updates.js";
