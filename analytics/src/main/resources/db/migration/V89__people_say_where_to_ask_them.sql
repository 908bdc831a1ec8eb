-- Where a person wants to be asked, for example about a late report. Chosen by the person alone.
alter table person add column mail_address text check (length(mail_address) <= 254);
