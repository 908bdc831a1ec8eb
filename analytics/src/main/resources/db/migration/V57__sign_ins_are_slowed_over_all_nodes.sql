-- How often an account, an address or a device was tried lately, for all nodes; what was typed is kept as a hash only.
create table sign_in_turn (
  key     bytea primary key,
  tries   integer not null,
  last_at timestamptz not null,
  turn_at timestamptz not null,                     -- when the last try may be answered
  next_at timestamptz not null                      -- when the next one may be, at the earliest
);
create index sign_in_turn_by_age on sign_in_turn (last_at);

-- The devices from which a person signed in before; the token itself is only in the device's cookie.
create table known_device (
  token_hash    bytea primary key,
  person        text not null references person (id) on delete cascade,
  password_hash bytea not null,                     -- of the account's password hash: another password ends them all
  last_at       timestamptz not null
);
create index known_device_by_person on known_device (person, last_at);
create index known_device_by_age on known_device (last_at);
