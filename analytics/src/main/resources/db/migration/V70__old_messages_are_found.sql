-- Messages that ended long ago are deleted; those given up have an index of their own.
create index outbox_delivered on outbox (delivered_at) where delivered_at is not null;
