-- Whoever is refused the same again and again on a day fills no disk: one row, and how often.
alter table refusal rename to refusal_of_once;
create table refusal (                              -- what somebody was not allowed to do
  id       bigint generated always as identity primary key,
  day      date not null,
  person   text not null,                           -- empty when nobody was signed in
  address  text not null default '',                -- where it came from, when nobody was signed in
  action   text not null,
  target   text not null,
  at       timestamptz not null,                    -- for the first time
  last_at  timestamptz not null,
  times    integer not null default 1,
  unique (day, person, address, action, target)
);
insert into refusal (day, person, action, target, at, last_at, times)
select (at at time zone 'UTC')::date, person, action, target, min(at), max(at), count(*)
from refusal_of_once group by 1, 2, 3, 4 order by min(at);
drop table refusal_of_once;
