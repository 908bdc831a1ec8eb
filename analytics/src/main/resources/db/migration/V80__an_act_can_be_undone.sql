-- Acts on alerts wait here until the time to undo them is over. The row goes in the transaction that commits the act.
create table pending_act (
  id         bigint generated always as identity primary key,
  alert      bigint not null references alert,
  actor      text not null references person,
  what       text not null check (what in ('LOOK_AFTER', 'STAYS')),
  owner      text references person,
  reason     text not null,
  confirmed_by text references person,
  acted_at   timestamptz not null,
  due_at     timestamptz,
  refused_at timestamptz,
  unique (alert, what),
  check ((what = 'LOOK_AFTER') = (owner is not null))
);

comment on column pending_act.acted_at is 'on the clock of the federation';
comment on column pending_act.due_at is 'on the clock of the machine; null while a second person must confirm';

create index pending_act_due on pending_act (due_at) where refused_at is null;

-- The person asked to look after an alert, or the one who confirmed that a deviation stays.
alter table alert_event add column other_person text references person;

-- Whether the indicator counts harm to people.
alter table indicator add column harm boolean not null default false;
