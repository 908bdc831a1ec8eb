-- Of many messages of one kind to one channel the first is a digest of all, and the others are tied to it.
alter table outbox
  add column of_unit   text,                        -- whose alert it is; with the next two: the kind of the message
  add column what      text,                        -- the step that is told
  add column level     text,                        -- the highest that had heard of the alert by then
  add column digest_id bigint references outbox;    -- the message that tells of this one; its own id where it tells of many

create index outbox_of_a_kind on outbox (channel, of_unit, what, level, delivered_at);
create index outbox_by_digest on outbox (digest_id) where digest_id is not null;
