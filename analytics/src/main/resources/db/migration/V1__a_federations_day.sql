-- The federation and its clock: production days, deadlines and recovery times run on it.
create table federation (
  id            text primary key,
  name          text not null,
  clock_anchor  timestamptz not null,              -- the machine's time at which clock_origin was read
  clock_origin  timestamptz not null,              -- the federation's time at that moment
  clock_rate    double precision not null check (clock_rate > 0)
);

-- Catalogue ---------------------------------------------------------------------------------------

create table unit (
  id         text primary key,
  parent     text references unit,
  kind       text not null check (kind in ('FEDERATION', 'REGION', 'SECTOR', 'COOPERATIVE', 'WORKPLACE')),
  name       text not null,
  zone       text not null,
  rest_days  text[] not null,
  closures   date[] not null,
  deadline   time not null,                         -- until when a day's report is expected, on the following day
  openness   text not null check (openness in ('CLOSED', 'OPEN'))
);
create unique index unit_has_one_root on unit ((parent is null)) where parent is null;

create table indicator (
  series          integer generated always as identity primary key,
  unit            text not null references unit,
  code            text not null,
  names           jsonb not null,
  measure         text not null,                    -- UCUM
  nature          text not null check (nature in ('FLOW', 'STOCK', 'RATIO', 'COUNT')),
  good_direction  text not null check (good_direction in ('UP', 'DOWN', 'BOTH')),
  lowest          double precision,
  highest         double precision,
  capability      double precision,
  potentiality    double precision,
  recovery_hours  double precision not null check (recovery_hours > 0),
  unique (unit, code)
);

create table cooperative_key (
  key_id      text primary key,
  unit        text not null references unit,
  public_key  text not null,                        -- X.509, base64
  revoked_at  timestamptz
);

-- People ------------------------------------------------------------------------------------------

create table person (
  id             text primary key,                  -- the sign-in name
  name           text not null,
  password_hash  text not null,
  language       text not null,
  theme          text not null check (theme in ('DARK', 'LIGHT')),
  operator       boolean not null
);

create table mandate (
  person      text not null references person,
  unit        text not null references unit,
  role        text not null check (role in ('REPORTER', 'DELEGATE', 'FACILITATOR', 'OBSERVER')),
  from_day    date not null,
  until_day   date not null,
  recalled_at timestamptz,
  primary key (person, unit, role, from_day)
);

create table viewing (                              -- who looked at a unit's data, a row a person and day
  unit    text not null references unit,
  series  integer not null references indicator,
  person  text not null references person,
  day     date not null,
  last_at timestamptz not null,
  primary key (unit, day, series, person)
);

create table refusal (                              -- what somebody was not allowed to do
  id      bigint generated always as identity primary key,
  at      timestamptz not null,
  person  text not null,
  action  text not null,
  target  text not null
);

-- What was reported -------------------------------------------------------------------------------

create table report (                               -- the ledger: an ordinary table, so that (stream, sequence) is unique
  id            bigint generated always as identity primary key,
  stream        uuid not null,
  sequence      bigint not null,
  content_hash  bytea not null,
  unit          text not null references unit,
  stated_at     timestamptz not null,
  recorded_at   timestamptz not null,               -- on the federation's clock
  unique (stream, sequence)
);
create index report_by_unit on report (unit, recorded_at);

create table statement (
  series     integer not null,
  day        date not null,
  stated_at  timestamptz not null,
  report     bigint not null,
  value      double precision not null,
  primary key (series, day, stated_at, report)
);

create table quarantine (
  id              bigint generated always as identity primary key,
  topic_id        text not null,
  partition       integer not null,
  record_offset   bigint not null,
  key_id          text,
  unit            text,                             -- whose it is, once its signature says so
  reason          text not null,
  detail          text not null,
  headers         jsonb not null,
  payload         bytea not null,
  quarantined_at  timestamptz not null,
  unique (topic_id, partition, record_offset)
);

create table consumer_offset (
  topic_id     text not null,
  partition    integer not null,
  next_offset  bigint not null,
  epoch        bigint not null,
  primary key (topic_id, partition)
);

create table dirty_series (
  series    integer primary key references indicator,
  from_day  date not null,
  marked_at timestamptz not null default clock_timestamp()
);

-- What the filter says ----------------------------------------------------------------------------

create table judged_day (
  series       integer not null,
  day          date not null,
  value        double precision,                    -- as known when it was judged
  mean         double precision,                    -- forecast made before the value was seen; null while too short
  low80        double precision,
  high80       double precision,
  low95        double precision,
  high95       double precision,
  low99        double precision,
  high99       double precision,
  kind         text,
  direction    text,
  probability  double precision,
  surprise     double precision,
  settled      boolean,
  flagged      boolean not null default false,
  onset        date,
  primary key (series, day)
);

create table series_now (                           -- the last day judged of each series: what the wall reads
  series       integer primary key,
  day          date not null,
  value        double precision,
  mean         double precision,
  low          double precision,                    -- of the 80 % band
  high         double precision,
  kind         text,
  direction    text,
  surprise     double precision,
  flagged      boolean not null
);

create table snapshot (
  series  integer not null,
  day     date not null,                            -- the last day judged in this state
  state   bytea not null,
  primary key (series, day)
);

-- Alerts ------------------------------------------------------------------------------------------

create table alert (
  id               bigint generated always as identity primary key,
  unit             text not null references unit,
  series           integer not null references indicator,
  day              date not null,                   -- the day whose reading raised it
  onset            date not null,
  kind             text not null,
  direction        text not null,
  feeling          text not null check (feeling in ('PAIN', 'PLEASURE')),
  value            double precision,
  mean             double precision not null,
  low              double precision not null,
  high             double precision not null,
  surprise         double precision not null,
  probability      double precision not null,
  state            text not null check (state in ('OPEN', 'ACKNOWLEDGED', 'RETURNED', 'NEW_NORMAL', 'WITHDRAWN')),
  holder           text not null references unit,   -- the level that has heard it last
  opened_at        timestamptz not null,
  clock_from       timestamptz not null,
  deadline         timestamptz,                     -- null at the top, where nobody is left to climb to
  acknowledged_by  text references person,
  closed_at        timestamptz,
  version          integer not null default 0,
  unique (series, day)
);
create index alert_due on alert (deadline) where closed_at is null;
create unique index alert_open_once on alert (series) where closed_at is null;

create table alert_event (
  alert   bigint not null references alert,
  number  integer not null,
  at      timestamptz not null,
  what    text not null,
  level   text,
  person  text references person,
  note    text,
  primary key (alert, number)
);
create unique index alert_climbs_once on alert_event (alert, level) where what = 'CLIMBED';

-- Conversation ------------------------------------------------------------------------------------

create table thread (
  id     bigint generated always as identity primary key,
  alert  bigint not null unique references alert
);

create table message (
  id          bigint generated always as identity primary key,
  thread      bigint not null references thread,
  author      text not null references person,
  written_at  timestamptz not null,
  text        text not null check (length(text) between 1 and 4000)
);
create index message_by_thread on message (thread, id);

-- Chat --------------------------------------------------------------------------------------------

create table chat_channel (
  id             text primary key,
  unit           text not null references unit,
  kind           text not null check (kind in ('IRC', 'WEBHOOK')),
  address        text not null,                     -- irc://nick@host:port/#room or the webhook's URL, a secret
  language       text not null,
  failures       integer not null default 0,        -- one after the other
  resting_until  timestamptz                        -- left alone until then, on the machine's clock
);
create index chat_channel_by_unit on chat_channel (unit);

create table outbox (
  id             bigint generated always as identity primary key,
  channel        text not null references chat_channel,
  alert          bigint not null references alert,
  occasion       integer not null,                  -- the alert_event that is told
  text           text not null,
  link           text not null,
  created_at     timestamptz not null,              -- all of these on the machine's clock
  attempts       integer not null default 0,
  next_try_at    timestamptz not null,
  claimed_until  timestamptz,                       -- a node is sending it until then
  last_error     text,
  delivered_at   timestamptz,
  unique (channel, alert, occasion)
);
create index outbox_next on outbox (channel, attempts, id) where delivered_at is null;
create index outbox_in_order on outbox (channel, alert, id) where delivered_at is null;
create index outbox_oldest on outbox (id) where delivered_at is null;
