-- A message that is refused again and again is given up, so that the later messages of its alert are sent.
alter table outbox
  add column refusals  integer not null default 0,  -- attempts that failed because of the message or the address
  add column failed_at timestamptz;                 -- given up then, on the machine's clock; last_error says why

drop index outbox_next;
drop index outbox_in_order;
drop index outbox_oldest;
create index outbox_next on outbox (channel, attempts, id) where delivered_at is null and failed_at is null;
create index outbox_in_order on outbox (channel, alert, id) where delivered_at is null and failed_at is null;
create index outbox_oldest on outbox (id) where delivered_at is null and failed_at is null;
create index outbox_failed on outbox (failed_at) where failed_at is not null;
