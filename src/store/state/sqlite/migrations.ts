/**
 * The steps from an empty file to today's tables, in order; `PRAGMA user_version` holds how many were taken.
 * Never change a step that was released: add one.
 */
export const MIGRATIONS: readonly string[] = [
  `
  create table updates (id integer primary key, body text, attempts integer not null, done integer not null, at integer not null) strict;
  create index updates_pending on updates (id) where done = 0;
  create index updates_at on updates (at);
  create table sends (update_id integer not null, n integer not null, result text not null, at integer not null, primary key (update_id, n)) strict, without rowid;

  create table sessions (chat integer not null, user integer not null, value text not null, at integer not null, primary key (chat, user)) strict, without rowid;
  create index sessions_user on sessions (user);
  create index sessions_at on sessions (at);

  create table answers (id text primary key, value text not null, owner integer, at integer not null) strict, without rowid;
  create index answers_owner on answers (owner);
  create index answers_at on answers (at);

  create table replies (chat integer not null, asked integer not null, message integer not null, answer text, owner integer, at integer not null, primary key (chat, asked)) strict, without rowid;
  create index replies_owner on replies (owner);
  create index replies_at on replies (at);

  create table votes (answer text not null, user integer not null, value integer not null, reason text, at integer not null, primary key (answer, user)) strict, without rowid;
  create index votes_user on votes (user);
  create index votes_at on votes (at);

  create table gaps (id integer primary key, key text not null, question text not null, language text not null, reason text not null, user integer, at integer not null) strict;
  create index gaps_user on gaps (user);
  create index gaps_at on gaps (at);

  create table languages (user integer primary key, language text not null, chosen integer not null, at integer not null) strict;
  create index languages_at on languages (at);

  create table files (key text primary key, file_id text not null, at integer not null) strict, without rowid;
  create index files_at on files (at);
  `,
  // Answers are large and their ids random: kept in the order in which they come they cost a third. How many sends were begun.
  `
  alter table updates add column sending integer not null default 0;
  create table answers_in_order (n integer primary key, id text not null unique, value text not null, owner integer, at integer not null) strict;
  insert into answers_in_order (id, value, owner, at) select id, value, owner, at from answers order by at;
  drop table answers;
  alter table answers_in_order rename to answers;
  create index answers_owner on answers (owner);
  create index answers_at on answers (at);
  `,
  // Small rows that are looked through every few hours, at the start or by /forget, but written all the time: there an index costs more than it saves.
  `
  drop index updates_pending;
  drop index updates_at;
  drop index sessions_at;
  drop index replies_at;
  drop index replies_owner;
  drop index gaps_at;
  `,
  // What could not be sent waits for its time, and how often it did.
  `
  alter table updates add column due integer;
  alter table updates add column tries integer not null default 0;
  `,
];
