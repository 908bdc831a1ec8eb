-- A stream's name is the sender's own choice: nobody else's report may take a number of it.
alter table report drop constraint report_stream_sequence_key;
alter table report add unique (unit, stream, sequence);
